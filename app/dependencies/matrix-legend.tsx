import { clsx } from 'clsx';
import { LINK_STATES, LinkStateIcon } from './link-state-icon.tsx';

/** What the shapes of the matrix say. */
export function MatrixLegend() {
  return (
    <ul aria-label="Legend" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-xs">
      {(['conflict', 'tight', 'fine', 'unknown', 'over'] as const).map((state) => (
        <li key={state} className="flex items-center gap-1.5">
          <span className={clsx('rounded-sm p-0.5', LINK_STATES[state].tint)}>
            <LinkStateIcon state={state} className="size-3" />
          </span>
          {LINK_STATES[state].name}
        </li>
      ))}
      <li className="text-ink-3">Days are working days.</li>
    </ul>
  );
}
