import { useObservable } from '#app/board/sync/use-observable.ts';
import { useFetchedCode } from '#app/components/fetched-code.ts';
import { paletteCode, shortcutsCode } from './tool-code.ts';
import { useToolDesk } from './tool-desk.ts';

/** The palette or the sheet, once it is wanted and its code is there. */
export function FetchedTools() {
  const desk = useToolDesk();
  const shown = useObservable(desk.shown);
  const Palette = useFetchedCode(paletteCode, shown.tool === 'palette', desk.close);
  const Shortcuts = useFetchedCode(shortcutsCode, shown.tool === 'shortcuts', desk.close);
  if (shown.tool === 'palette') return Palette && <Palette desk={desk} question={shown.question} />;
  return shown.tool === 'shortcuts' && Shortcuts ? <Shortcuts desk={desk} /> : null;
}
