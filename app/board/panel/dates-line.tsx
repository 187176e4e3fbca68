import { itemDates, itemDatesText } from '#app/board/schedule-risk/item-dates.ts';
import { useDatesPanel } from '#app/board/schedule-risk/use-dates-panel.ts';
import { useScheduleRisk } from '#app/board/schedule-risk/use-schedule-risk.ts';
import { usePanel } from './panel-context.ts';

/** When the simulation says that this is finished, and how sure its date is; leads to what would buy days. */
export function DatesLine({ itemId }: { readonly itemId: string }) {
  const { session } = usePanel();
  const { dates } = useScheduleRisk(session);
  const { show } = useDatesPanel();
  const own = dates && itemDates(dates, itemId);
  if (!own) return null;
  return (
    <p className="-mt-1 text-ink-2 text-xs tabular-nums">
      {itemDatesText(own)}{' '}
      <button type="button" className="min-h-6 rounded-sm text-link hover:underline" onClick={() => show(itemId)}>
        Why?
      </button>
    </p>
  );
}
