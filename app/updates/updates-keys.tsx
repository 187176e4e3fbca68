import { Dialog } from '#app/components/dialog.tsx';
import { Kbd } from '#app/components/kbd.tsx';

const KEYS: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    'Go',
    [
      ['J or ↓', 'Next row'],
      ['K or ↑', 'Row before'],
      ['Enter', 'Open it on its board'],
      ['Z', 'Undo: of an answered row, else the last answer'],
      ['G then U', 'This page'],
      ['G then B', 'Boards'],
      ['G then D', 'Dependencies'],
    ],
  ],
  [
    'A risk',
    [
      ['Y', 'Still true: counts as a review'],
      ['1 to 5', 'Re-score: likelihood, then impact'],
      ['S', 'Re-score'],
    ],
  ],
  [
    'An action or initiative',
    [
      ['D', 'Done'],
      ['E', 'Another date'],
    ],
  ],
  [
    'A dependency',
    [
      ['C', 'Commit, or accept an offer'],
      ['O', 'Offer a date'],
      ['X', 'Decline, with a reason'],
      ['D', 'Delivered'],
      ['A', 'Ask again'],
    ],
  ],
  [
    'A mention',
    [
      ['R', 'Reply'],
      ['N', 'Noted: takes it off the list'],
    ],
  ],
];

/** The keys of this page. */
export function UpdatesKeys({
  open,
  onOpenChange,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="md">
      <div className="gap-x-8 sm:columns-2">
        {KEYS.map(([group, keys]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-medium text-2xs text-ink-3 uppercase tracking-wide">{group}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key} className="flex min-h-8 items-center justify-between gap-3 border-line border-b">
                  <dt>{what}</dt>
                  <dd className="shrink-0">
                    <Kbd>{key}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
