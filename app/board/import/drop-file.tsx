import { clsx } from 'clsx';
import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from '#app/components/button.tsx';

interface DropFileProps {
  readonly onFile: (file: File) => void;
  /** Why the last file was not taken. */
  readonly refusal: string | null;
  readonly busy: boolean;
}

/** Takes a file, dropped or chosen. */
export function DropFile({ onFile, refusal, busy }: DropFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const refusalId = useId();
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <section
      aria-label="File to import"
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={clsx(
        'flex flex-col items-center rounded-dialog border border-dashed px-6 py-10 text-center transition-colors duration-150',
        isOver ? 'border-ink bg-selected' : 'border-line-strong',
      )}
    >
      <FileSpreadsheet aria-hidden className="mb-3 size-6 text-ink-3" />
      <h2 className="text-md">Drop a CSV file here</h2>
      <p className="mt-1 max-w-prose text-pretty text-ink-2">
        One row for each initiative. Columns are found by their names; you see what will happen before anything is
        written.
      </p>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label="CSV file"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          take(event.target.files);
          // So that the same file, once mended, can be chosen again.
          event.target.value = '';
        }}
      />
      <Button
        variant="primary"
        className="mt-4"
        busy={busy}
        aria-describedby={refusal ? refusalId : undefined}
        onClick={() => input.current?.click()}
      >
        {busy ? 'Reading…' : 'Choose a file'}
      </Button>
      {refusal && (
        <p id={refusalId} role="alert" className="mt-4 max-w-prose text-pretty text-bad-text">
          {refusal}
        </p>
      )}
    </section>
  );
}
