import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isMac, keyText } from '#app/board/actions/key-text.ts';
import { IconButton } from '#app/components/icon-button.tsx';
import { paletteCode } from './tool-code.ts';
import { useToolDesk } from './tool-desk.ts';

/** Opens the command palette by pointer. */
export function PaletteButton() {
  const desk = useToolDesk();
  // The server does not know the keyboard.
  const [mac, setMac] = useState(false);
  useEffect(() => setMac(isMac()), []);
  return (
    <IconButton
      label={`Find or do anything (${keyText('Mod+K', mac)})`}
      aria-haspopup="dialog"
      onPointerEnter={paletteCode.warm}
      onFocus={paletteCode.warm}
      onClick={() => desk.show('palette')}
    >
      <Search aria-hidden className="size-4" />
    </IconButton>
  );
}
