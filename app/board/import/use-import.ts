import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { MAX_IMPORT_BYTES, TOO_LARGE } from '#shared/import/import-limits.ts';
import type { ImportOptions } from '#shared/import/import-options.ts';
import type { ImportSummary } from '#shared/import/import-summary.ts';
import type { ImportAnswer } from './import-answer.ts';

/** The file that was chosen, read at that moment: it may change on the disk meanwhile. */
export interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
}

export type ImportState =
  | { readonly step: 'choose'; readonly refusal: string | null }
  | { readonly step: 'reading'; readonly file: ChosenFile }
  | {
      readonly step: 'review';
      readonly file: ChosenFile;
      readonly options: ImportOptions;
      readonly summary: ImportSummary;
      /** The server is looking again, or importing. */
      readonly busy: 'preview' | 'run' | null;
    };

export interface Import {
  readonly state: ImportState;
  choose(file: File): void;
  forget(): void;
  /** Has the file read in another way, and shows what would come of it. */
  correct(options: ImportOptions): void;
  run(): void;
}

interface Chosen {
  readonly file: ChosenFile;
  readonly options: ImportOptions;
  readonly sending: 'preview' | 'run';
}

const AS_FOUND: ImportOptions = { columns: {}, dateOrder: null, teams: {}, replace: false };

/**
 * An import from choosing a file to the board it is on. `action`: where the file is sent, for a look or for good.
 * `title`: of the board that is made by it.
 */
export function useImport(action: string, title: string | null, onDone: (answer: ImportAnswer) => void): Import {
  const fetcher = useFetcher<ImportAnswer>();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const send = (next: Chosen) => {
    const form = new FormData();
    form.set('intent', next.sending);
    form.set('title', title ?? '');
    form.set('options', JSON.stringify(next.options));
    form.set('file', next.file.content, next.file.name);
    setChosen(next);
    setRefusal(null);
    fetcher.submit(form, { method: 'post', action, encType: 'multipart/form-data' });
  };

  const imported = fetcher.state === 'idle' && chosen?.sending === 'run' && fetcher.data?.boardId ? fetcher.data : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each import that was done
  useEffect(() => {
    if (imported) onDone(imported);
  }, [imported]);

  return {
    state: stateOf(chosen, refusal, fetcher.data ?? null, fetcher.state !== 'idle'),
    choose(file) {
      if (file.size > MAX_IMPORT_BYTES) return setRefusal(TOO_LARGE);
      file
        .arrayBuffer()
        .then((bytes) =>
          send({ file: { name: file.name, content: new Blob([bytes]) }, options: AS_FOUND, sending: 'preview' }),
        )
        .catch(() => setRefusal('The file can not be read: was it moved or renamed? Choose it again.'));
    },
    forget() {
      setChosen(null);
      setRefusal(null);
    },
    correct: (options) => chosen && send({ ...chosen, options, sending: 'preview' }),
    run: () => chosen && send({ ...chosen, sending: 'run' }),
  };
}

function stateOf(
  chosen: Chosen | null,
  refusal: string | null,
  answer: ImportAnswer | null,
  sending: boolean,
): ImportState {
  if (!chosen || refusal) return { step: 'choose', refusal };
  const { file, options } = chosen;
  const firstLook = options === AS_FOUND && chosen.sending === 'preview';
  if (!answer || (sending && firstLook)) return { step: 'reading', file };
  // A file that is no table has nothing to review: its one error is said where another is chosen.
  const [first] = answer.summary.issues;
  if (!sending && answer.summary.columns.length === 0) return { step: 'choose', refusal: first?.message ?? null };
  return { step: 'review', file, options, summary: answer.summary, busy: sending ? chosen.sending : null };
}
