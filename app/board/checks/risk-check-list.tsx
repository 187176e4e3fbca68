import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { usePanel } from '#app/board/panel/panel-context.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { CHECK_WORDS } from '#shared/risk/check-words.ts';
import { checkRisk, checkSurroundings } from '#shared/risk/risk-checks.ts';

/** What does not fit together in a risk, and what would put it right. Nothing while all does. */
export function RiskCheckList({ risk }: { readonly risk: Risk }) {
  const { view, today } = usePanel().fields;
  const around = useMemo(() => checkSurroundings(view, today), [view, today]);
  const checks = checkRisk(risk, around);
  if (checks.length === 0) return null;
  return (
    <section aria-label="Checks" className="rounded-card border border-line bg-warn-tint px-3 py-2">
      <ul className="flex flex-col gap-1.5">
        {checks.map((check) => (
          <li key={check} className="flex items-start gap-2 text-sm">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn-text" />
            <span>
              <strong className="font-medium text-warn-text">{CHECK_WORDS[check].label}.</strong>{' '}
              {CHECK_WORDS[check].help}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
