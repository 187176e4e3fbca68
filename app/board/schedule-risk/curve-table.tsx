import type { FinishInFocus } from './finish-in-focus.ts';
import { dayText } from './item-dates.ts';

const STEPS = [5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99] as const;

/** The S-curve in numbers. */
export function CurveTable({ finish }: { readonly finish: FinishInFocus }) {
  return (
    <details className="text-ink-2">
      <summary className="min-h-6 cursor-pointer rounded-sm text-xs">The curve as a table</summary>
      <table className="mt-2 w-full border-collapse tabular-nums">
        <thead>
          <tr className="text-left text-2xs text-ink-3">
            <th scope="col" className="font-medium">
              Chance
            </th>
            <th scope="col" className="font-medium">
              Finished by
            </th>
          </tr>
        </thead>
        <tbody>
          {STEPS.map((percent) => (
            <tr key={percent} className="border-line border-t">
              <th scope="row" className="py-0.5 text-left font-normal">
                {percent} %
              </th>
              <td className="py-0.5">{dayText(finish.curve[percent] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
