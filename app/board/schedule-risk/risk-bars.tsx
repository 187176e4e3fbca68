import type { RiskCost } from './gains.ts';
import { daysText } from './item-dates.ts';

interface RiskBarsProps {
  readonly costs: readonly RiskCost[];
  readonly onOpen: (id: string) => void;
}

/** Risks by what they cost at P80, the most first: a tornado. Filled: today; hatched outline: after the planned actions. */
export function RiskBars({ costs, onOpen }: RiskBarsProps) {
  const most = Math.max(...costs.map(({ today, after }) => Math.max(today, after ?? 0)), 0.1);
  return (
    <ol className="flex flex-col gap-2">
      {costs.map(({ id, key, title, today, after }) => (
        <li key={id}>
          <button type="button" className="group block w-full rounded-sm text-left" onClick={() => onOpen(id)}>
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate group-hover:text-link group-hover:underline">
                {key && <span className="text-ink-3">{key} </span>}
                {title}
              </span>
              <span className="whitespace-nowrap font-medium tabular-nums">{daysText(today)}</span>
              <span className="w-20 whitespace-nowrap text-right text-ink-3 text-xs tabular-nums">
                {after === null ? 'no target yet' : `then ${daysText(after)}`}
              </span>
            </span>
            <span aria-hidden className="mt-1 flex h-2.5 flex-col gap-0.5">
              <Bar share={today / most} className="bg-ink" />
              <Bar share={(after ?? 0) / most} className="bg-ink-3" />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Bar({ share, className }: { readonly share: number; readonly className: string }) {
  return <span className={`block h-1 rounded-full ${className}`} style={{ width: `${Math.max(share, 0) * 100}%` }} />;
}
