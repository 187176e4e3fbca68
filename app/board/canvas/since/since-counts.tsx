import { Minus, PenLine, Plus } from 'lucide-react';
import type { DifferenceType } from '#shared/diff/list-differences.ts';
import type { SinceStep } from './steps.ts';

const SIGNS = { added: Plus, changed: PenLine, removed: Minus } as const;
const WORDS: Readonly<Record<DifferenceType, string>> = { added: 'new', changed: 'changed', removed: 'removed' };

/** How many items of this picture are new, changed and removed; the signs are those that the picture bears. */
export function SinceCounts({ steps }: { readonly steps: readonly SinceStep[] }) {
  const counts: Record<DifferenceType, number> = { added: 0, changed: 0, removed: 0 };
  for (const step of steps) counts[typeOf(step)] += 1;
  const types = (['added', 'changed', 'removed'] as const).filter((type) => counts[type] > 0);
  return (
    <ul className="qd-since-counts" aria-label="On this picture">
      {types.map((type) => {
        const Sign = SIGNS[type];
        return (
          <li key={type} data-type={type}>
            <Sign aria-hidden size={12} /> {counts[type]} <span className="qd-since-wide">{WORDS[type]}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What became of the item itself; where only its stages differ, it changed. */
function typeOf({ kind, id, differences }: SinceStep): DifferenceType {
  return differences.find((difference) => difference.kind === kind && difference.id === id)?.type ?? 'changed';
}
