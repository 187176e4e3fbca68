import { useNavigate } from '@remix-run/react';
import { useState } from 'react';
import { TextField } from '#app/components/text-field.tsx';
import { useToast } from '#app/components/toast.tsx';
import { ImportPanel } from './import-panel.tsx';
import { importedWords } from './imported-words.ts';
import { useImport } from './use-import.ts';

/** Makes a board from a file, and opens it. Its title is the file's name until somebody types another. */
export function ImportNewBoard({ orgId }: { orgId: string }) {
  const navigate = useNavigate();
  const toast = useToast();
  const [typed, setTyped] = useState<string | null>(null);
  const [fileTitle, setFileTitle] = useState('');
  const title = typed ?? fileTitle;
  const work = useImport(`/o/${orgId}/boards/import`, title, ({ summary, boardId }) => {
    toast({ title: importedWords(summary), tone: 'ok' });
    navigate(`/b/${boardId}/roadmap`);
  });
  const choose = (file: File) => {
    setFileTitle(titleOf(file.name));
    work.choose(file);
  };
  return (
    <ImportPanel work={{ ...work, choose }} verb="Create board">
      <TextField
        label="Title of the board"
        required
        maxLength={200}
        autoComplete="off"
        value={title}
        onChange={(event) => setTyped(event.target.value)}
      />
    </ImportPanel>
  );
}

/** `q1_plan-2027.csv` -> `q1 plan-2027`. */
export function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[^.]+$/, '')
    .replaceAll('_', ' ')
    .trim();
}
