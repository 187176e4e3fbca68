import type { BoardView } from '#shared/board/board-view.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { SimulatedDates } from './schedule-risk.ts';

/** Something that would make P80 earlier. */
export interface Gain {
  readonly kind: RecordKind;
  readonly id: string;
  readonly title: string;
  readonly how: string;
  /** Working days at P80. */
  readonly days: number;
}

/** What a risk costs at P80 of the finish in focus, in working days. */
export interface RiskCost {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly today: number;
  /** Null where nobody said how it will be after its actions. */
  readonly after: number | null;
}

/** Less than this is noise of the simulation, working days. */
const LEAST_DAYS = 0.05;

/** The risks that cost days, the most costly first. */
export function riskCosts({ parts, answer }: SimulatedDates): readonly RiskCost[] {
  return parts.riskRecords
    .map(({ risk, isAfterKnown }, index) => ({
      id: risk.id,
      key: risk.key,
      title: risk.title,
      today: answer.riskDays[index] ?? 0,
      after: isAfterKnown ? (answer.riskDaysAfter[index] ?? 0) : null,
    }))
    .filter(({ today, after }) => today >= LEAST_DAYS || (after ?? 0) >= LEAST_DAYS)
    .sort((a, b) => b.today - a.today);
}

/** What would buy days at P80, the most first: actions that are planned, risks without any, and work whose days are unsure. */
export function gainsOf(dates: SimulatedDates, view: BoardView): readonly Gain[] {
  const risks = riskCosts(dates).flatMap(({ id, title, today, after }): Gain[] => {
    if (after === null) return [{ kind: 'risks', id, title, how: 'Keep it from happening', days: today }];
    return [{ kind: 'risks', id, title, how: 'Do its planned actions', days: today - after }];
  });
  const items = dates.answer.itemDays.flatMap(({ item, days }): Gain[] => {
    const initiative = view.initiatives.byId.get(dates.parts.items[item]?.id ?? '');
    if (!initiative) return [];
    const how = 'Make sure that it takes no longer than its P50';
    return [{ kind: 'initiatives', id: initiative.id, title: initiative.title, how, days }];
  });
  return [...risks, ...items].filter(({ days }) => days >= LEAST_DAYS).sort((a, b) => b.days - a.days);
}
