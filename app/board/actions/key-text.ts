const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };

/** Whether this is a Mac, where Cmd is what Ctrl is elsewhere. */
export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

/** One key after the other. */
const SEQUENCE = /^\S \S$/;

/** A key like `Mod+D` as its caps, in the words of the reader's keyboard: `Ctrl`, `D`. */
export function keyCaps(key: string, mac: boolean): readonly string[] {
  if (SEQUENCE.test(key)) return key.split(' ');
  const caps = key === '+' ? ['+'] : key.split('+').map((cap) => cap || '+');
  return caps.map((cap) => (mac ? (MAC_SIGNS[cap] ?? cap) : cap === 'Mod' ? 'Ctrl' : cap));
}

/** A key in one word, for tooltips and screen readers: `Ctrl+D`. */
export function keyText(key: string, mac: boolean): string {
  if (SEQUENCE.test(key)) return key.replace(' ', ' then ');
  return keyCaps(key, mac).join(mac ? '' : '+');
}
