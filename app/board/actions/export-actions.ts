import { Image } from 'lucide-react';
import { savePicture } from '#app/board/canvas/export/save-picture.ts';
import type { BoardAction } from './board-action.ts';

/** The open picture as a file. */
export const EXPORT_ACTIONS: readonly BoardAction[] = (['png', 'svg'] as const).map((format) => ({
  id: `export-${format}`,
  group: 'board',
  label: `Picture as ${format.toUpperCase()}`,
  words: 'export download image save slide print',
  icon: Image,
  applies: ({ canvas }) => canvas !== null,
  run: (context) => void savePicture(context, format),
}));
