import { TriangleAlert } from 'lucide-react';
import { computedColumn, type GridColumn } from '#app/board/register/grid-column.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { CHECK_WORDS } from '#shared/risk/check-words.ts';
import { RISK_CHECKS, type RiskCheck } from '#shared/risk/risk-checks.ts';

/** What does not fit together in each risk: a mark with words, and a filter that counts each. */
export function checkColumn(checksOf: (risk: Risk) => readonly RiskCheck[]): GridColumn<Risk> {
  const words = (risk: Risk) =>
    checksOf(risk)
      .map((check) => CHECK_WORDS[check].label)
      .join(', ');
  return computedColumn<Risk>(
    'checks',
    {
      label: 'Checks',
      hint: 'What does not fit together: shown, never forced',
      width: 204,
      nothing: 'Nothing to check',
      render: (risk) => <CheckMark checks={checksOf(risk)} />,
    },
    {
      text: words,
      order: (risk) => checksOf(risk).length || null,
      filter: {
        type: 'values',
        keysOf: checksOf,
        labelOf: (key) => CHECK_WORDS[key as RiskCheck]?.label ?? key,
      },
    },
  );
}

/** The first of the checks, and how many more there are; what would put them right on hover. */
function CheckMark({ checks }: { readonly checks: readonly RiskCheck[] }) {
  const first = RISK_CHECKS.find((check) => checks.includes(check));
  if (!first) return null;
  const help = checks.map((check) => `${CHECK_WORDS[check].label}. ${CHECK_WORDS[check].help}`).join('\n');
  return (
    <span title={help} className="inline-flex min-w-0 max-w-full items-center gap-1 text-warn-text">
      <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{CHECK_WORDS[first].label}</span>
      {checks.length > 1 && <span className="shrink-0 tabular-nums">+{checks.length - 1}</span>}
    </span>
  );
}
