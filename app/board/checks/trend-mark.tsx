import { Minus, TrendingDown, TrendingUp } from 'lucide-react';
import { type RiskTrend, trendWords } from '#shared/risk/trend.ts';

const ICONS = { up: TrendingUp, down: TrendingDown, same: Minus } as const;

/** How a risk's score moved since its last review: an arrow, and the words beside it. */
export function TrendMark({ trend }: { readonly trend: RiskTrend }) {
  const Icon = ICONS[trend.direction];
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-ink-3 text-xs">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {trendWords(trend)}
    </span>
  );
}
