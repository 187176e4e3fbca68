import { Button } from '#app/components/button.tsx';

interface MatrixOvertakenProps {
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

/** Somebody else changed the matrix while its settings are open here. */
export function MatrixOvertaken({ onTake, onKeep }: MatrixOvertakenProps) {
  return (
    <div role="alert" className="mb-4 flex flex-wrap items-center gap-2 rounded-card border border-warn bg-sunken p-3">
      <p className="min-w-0 flex-1 basis-64">
        Somebody else has changed the matrix meanwhile. Applying yours would replace what they made.
      </p>
      <Button size="sm" onClick={onKeep}>
        Keep mine
      </Button>
      <Button size="sm" variant="primary" onClick={onTake}>
        Take theirs
      </Button>
    </div>
  );
}
