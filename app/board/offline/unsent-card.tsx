import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { downloadFile, fileNameOf } from '#app/board/shell/download-file.ts';
import { changesText } from '#app/board/shell/save-status-text.ts';
import { AlertDialog } from '#app/components/alert-dialog.tsx';
import { Button } from '#app/components/button.tsx';
import { useToast } from '#app/components/toast.tsx';
import { OfflineCard } from './offline-card.tsx';
import type { UnsentFile } from './unsent-file.ts';

interface UnsentCardProps {
  readonly title: string;
  readonly detail: string;
  readonly count: number;
  readonly read: () => Promise<UnsentFile> | UnsentFile;
  /** Gives the changes up; the card is taken away afterwards. */
  readonly onDiscard: () => Promise<void>;
}

/** Changes that the server can't take: the person takes them along as a file, or gives them up. Nothing goes silently. */
export function UnsentCard({ title, detail, count, read, onDiscard }: UnsentCardProps) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const failed = (what: string) => () =>
    toast({ tone: 'bad', title: what, description: 'Your changes are still there. Try again.' });
  const download = async () => {
    const file = await read();
    downloadFile(fileNameOf(`${file.board} changes`, 'json'), 'application/json', JSON.stringify(file, null, 2));
  };
  return (
    <OfflineCard icon={<TriangleAlert className="size-4" />} tone="warn" title={title}>
      <p className="mt-0.5 text-ink-2">{detail}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={() => void download().catch(failed('The file could not be made'))}>
          Download
        </Button>
        <Button size="sm" onClick={() => setAsking(true)}>
          Discard
        </Button>
      </div>
      <AlertDialog
        title={`Discard ${changesText(count)}?`}
        action="Discard"
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => void onDiscard().catch(failed('They could not be discarded'))}
      >
        They are on this device alone and nobody can bring them back. What is saved on the board stays as it is.
      </AlertDialog>
    </OfflineCard>
  );
}
