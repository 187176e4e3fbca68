import type { ActionContext } from '#app/board/actions/board-action.ts';
import { fileNameOf } from '#app/board/shell/download-file.ts';

/** Gives the reader the open picture as a file; says so where it can't be made. */
export async function savePicture({ canvas, title, say }: ActionContext, format: 'png' | 'svg'): Promise<void> {
  if (!canvas) return;
  try {
    // Few visits take a picture away.
    const { pictureAsPng, pictureAsSvg } = await import('./export-picture.ts');
    const make = format === 'png' ? pictureAsPng : pictureAsSvg;
    const url = URL.createObjectURL(await make(canvas.editor, canvas.parts, title));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileNameOf(`${title} ${canvas.place}`, format);
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  } catch (error) {
    const isKnown = error instanceof Error && error.name === 'PictureError';
    say({
      title: 'The picture could not be made',
      description: isKnown ? error.message : 'Look at your connection and try again.',
      tone: 'bad',
    });
  }
}
