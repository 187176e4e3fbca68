import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { AlertDialog } from '#app/components/alert-dialog.tsx';
import { Button } from '#app/components/button.tsx';
import { useToast } from '#app/components/toast.tsx';
import type { RestorePoint } from '#shared/board/commands/restore-commands.ts';
import type { Difference } from '#shared/diff/list-differences.ts';

interface RestoreBarProps {
  readonly session: BoardSession;
  readonly point: RestorePoint;
  /** What the board differs from the version by. */
  readonly differences: readonly Difference[];
  /** Those that are ticked. */
  readonly chosen: readonly Difference[];
  readonly onDone: () => void;
  /** Whether the question is asked at once: a link led here to restore. */
  readonly ask: boolean;
}

/** Goes back to the version that is compared with now, in whole or where it is ticked. */
export function RestoreBar({ session, point, differences, chosen, onDone, ask }: RestoreBarProps) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(ask);
  const run = async (only: readonly Difference[] | null) => {
    setBusy(true);
    try {
      const { restore } = await import('./restore.ts');
      const count = await restore(session, point, only);
      if (count === undefined) return;
      toast({ title: restoredWords(count, point.name), tone: 'ok' });
      onDone();
    } catch (error) {
      toast({ title: error instanceof Error ? error.message : String(error), tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      aria-label="Restore"
      aria-busy={busy}
      className="flex flex-wrap items-center gap-2 rounded-card border border-line bg-card px-3 py-2"
    >
      <p className="min-w-0 flex-1 basis-60 text-ink-2 text-xs">
        {chosen.length === 0
          ? 'Tick what is to be as it was, or restore the whole version. The board as it is now is kept as a version first.'
          : `${chosen.length} ticked. What went with a removed one comes back with it.`}
      </p>
      {chosen.length > 0 && (
        <Button size="sm" variant="primary" disabled={busy} onClick={() => void run(chosen)}>
          <Undo2 aria-hidden size={14} />
          Restore {chosen.length} ticked
        </Button>
      )}
      <AlertDialog
        title={`Restore “${point.name}”?`}
        action="Restore"
        danger={false}
        open={isOpen}
        onOpenChange={setOpen}
        onConfirm={() => void run(null)}
        trigger={
          <Button size="sm" disabled={busy}>
            Restore the whole version…
          </Button>
        }
      >
        {consequences(differences)} Everybody on the board sees it at once. The board as it is now is kept as a version,
        and you can undo it. Comments and the reasons that were given stay.
      </AlertDialog>
    </section>
  );
}

/** What came since goes, what went comes back. */
function consequences(differences: readonly Difference[]): string {
  const count = (type: Difference['type']) => differences.filter((one) => one.type === type).length;
  const parts = [
    [count('changed'), 'set back'],
    [count('removed'), 'brought back'],
    [count('added'), 'removed because they came later'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `Records: ${told.join(', ')}.`;
}

function restoredWords(count: number, name: string): string {
  if (count === 0) return `Restored from “${name}”`;
  return `Restored ${count === 1 ? 'one record' : `${count} records`} from “${name}”`;
}
