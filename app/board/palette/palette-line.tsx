import { clsx } from 'clsx';
import { isMac, keyCaps } from '#app/board/actions/key-text.ts';
import { Kbd } from '#app/components/kbd.tsx';
import type { PaletteEntry } from './palette-entry.ts';

interface PaletteLineProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

/** One thing that was found. The input keeps the focus: keys go there. */
export function PaletteLine({ id, entry, active, onPoint, onChoose }: PaletteLineProps) {
  const { icon: Icon, key, title, detail, shortcut } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys, and says which option is active.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={clsx('flex min-h-9 cursor-default items-center gap-2.5 rounded-bar px-2.5 py-1', active && 'bg-hover')}
      onPointerMove={active ? undefined : onPoint}
      onClick={onChoose}
    >
      <span className="flex size-4 shrink-0 items-center justify-center text-ink-3">
        {Icon && <Icon aria-hidden className="size-4" />}
      </span>
      <span className="min-w-0 flex-1 truncate">
        {key && <span className="mr-2 text-ink-3 tabular-nums">{key}</span>}
        {title}
      </span>
      {shortcut ? (
        <span aria-hidden className="flex shrink-0 gap-1 max-sm:hidden">
          {keyCaps(shortcut, isMac()).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </span>
      ) : (
        <span className="max-w-[45%] shrink-0 truncate text-ink-3 text-xs">{detail}</span>
      )}
    </div>
  );
}
