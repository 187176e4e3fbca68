import { Button } from '#app/components/button.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';

interface GraphWaitingProps {
  readonly count: number;
  readonly state: 'working' | 'done' | 'stopped' | 'failed';
  readonly onStop: () => void;
  readonly onAgain: () => void;
}

/** Where the graph will stand while it is laid out, or what can be done when it was not. */
export function GraphWaiting({ count, state, onStop, onAgain }: GraphWaitingProps) {
  const isWorking = state === 'working' || state === 'done';
  return (
    <div className="relative grid h-[58dvh] min-h-72 place-items-center">
      {isWorking && <Skeleton className="absolute inset-3 rounded-card" />}
      <div role="status" className="relative flex flex-col items-center gap-2 rounded-card bg-paper px-4 py-3">
        <p className="text-ink-2">
          {isWorking
            ? `Placing ${count} ${count === 1 ? 'team or item' : 'teams and items'}`
            : state === 'stopped'
              ? 'The graph was not drawn: you stopped it. The list has the same links.'
              : 'The graph could not be drawn. The list has the same links.'}
        </p>
        <Button size="sm" onClick={isWorking ? onStop : onAgain}>
          {isWorking ? 'Stop' : 'Draw it'}
        </Button>
      </div>
    </div>
  );
}
