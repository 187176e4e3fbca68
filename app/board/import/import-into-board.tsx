import { useNavigate } from '@remix-run/react';
import { useToast } from '#app/components/toast.tsx';
import { ImportPanel } from './import-panel.tsx';
import { importedWords } from './imported-words.ts';
import { useImport } from './use-import.ts';

/** Imports a file into a board, and shows its roadmap. */
export function ImportIntoBoard({ boardId }: { boardId: string }) {
  const navigate = useNavigate();
  const toast = useToast();
  const work = useImport(`/b/${boardId}/import`, null, ({ summary }) => {
    toast({ title: importedWords(summary), tone: 'ok' });
    navigate(`/b/${boardId}/roadmap`);
  });
  return <ImportPanel work={work} verb="Import" mayReplace />;
}
