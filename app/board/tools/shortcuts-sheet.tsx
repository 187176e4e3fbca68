import { useMemo, useState } from 'react';
import { allActions } from '#app/board/actions/all-actions.ts';
import { ACTION_GROUPS } from '#app/board/actions/board-action.ts';
import { isMac, keyCaps } from '#app/board/actions/key-text.ts';
import { indexOf, rank } from '#app/board/palette/rank.ts';
import { Dialog } from '#app/components/dialog.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { Kbd } from '#app/components/kbd.tsx';
import { CANVAS_KEYS, GRID_KEYS } from './other-keys.ts';
import type { ToolDesk } from './tool-desk.ts';

interface Shortcut {
  readonly group: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/** Every key of this picture, found by what it does. */
export function ShortcutsSheet({ desk }: { readonly desk: ToolDesk }) {
  const [query, setQuery] = useState('');
  const index = useMemo(
    () => indexOf(shortcutsOf(desk).map((shortcut) => ({ ...shortcut, key: '', words: shortcut.group }))),
    [desk],
  );
  const found = rank(index, query, index.length);
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <Dialog open onOpenChange={(open) => !open && desk.close()} title="Keyboard shortcuts" size="lg">
      <input
        type="search"
        aria-label="Find a shortcut"
        placeholder="Find a shortcut"
        className={`${INPUT_STYLE} mb-4 h-8`}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="gap-x-10 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-2xs text-ink-3 uppercase tracking-wide">{group}</h3>
            <dl>
              {found
                .filter((shortcut) => shortcut.group === group)
                .map(({ title, keys }) => (
                  <div key={title} className="flex min-h-8 items-center justify-between gap-3 border-line border-b">
                    <dt>{title}</dt>
                    <dd className="flex shrink-0 items-center gap-2">
                      {keys.map((key) => (
                        <KeyCaps key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      {found.length === 0 && <p className="text-ink-2">No shortcut is called that.</p>}
    </Dialog>
  );
}

function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className="flex gap-1">
      {keyCaps(keys, isMac()).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  );
}

/** The keys of actions that this picture has, whether they apply this moment or not, and those of no action. */
function shortcutsOf(desk: ToolDesk): readonly Shortcut[] {
  const context = desk.context();
  const ofActions = allActions(desk).flatMap(({ label, group, keys }) =>
    keys && keys.length > 0 ? [{ group: ACTION_GROUPS[group], title: label, keys }] : [],
  );
  const others = context?.canvas ? CANVAS_KEYS : context?.picture === 'table' ? GRID_KEYS : [];
  const order = [...Object.values<string>(ACTION_GROUPS)];
  const all = [...others, ...ofActions];
  return all.sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}
