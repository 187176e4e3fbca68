import type { FinishInFocus } from './finish-in-focus.ts';
import { dayText, percentText } from './item-dates.ts';

const WIDTH = 400;
const HEIGHT = 190;
const PLOT = { left: 34, right: 388, top: 22, bottom: 160 };
const MARKS = [
  { percent: 50, name: 'P50' },
  { percent: 80, name: 'P80' },
  { percent: 90, name: 'P90' },
] as const;

/** The chance to be finished by each day: rising from 0 to 100 %. Its numbers stand beside it in words and as a table. */
export function SCurve({ finish }: { readonly finish: FinishInFocus }) {
  const { moments, plannedMoment, planned, inTime } = finish;
  const least = Math.min(moments[0] ?? 0, plannedMoment);
  const span = Math.max(Math.max(moments[100] ?? 0, plannedMoment) - least, 1);
  const x = (moment: number) => PLOT.left + ((moment - least) / span) * (PLOT.right - PLOT.left);
  const y = (percent: number) => PLOT.bottom - (percent / 100) * (PLOT.bottom - PLOT.top);
  const line = Array.from(moments, (moment, percent) => `${x(moment).toFixed(1)},${y(percent).toFixed(1)}`).join(' ');
  const plannedX = x(plannedMoment);
  const isRight = plannedX > (PLOT.left + PLOT.right) / 2;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="w-full select-none"
      role="img"
      aria-label={`Chance to be finished by each day. ${percentText(inTime)} by ${dayText(planned)}, as planned; ${MARKS.map(
        ({ percent, name }) => `${name} ${dayText(finish.curve[percent] ?? 0)}`,
      ).join(', ')}.`}
    >
      {[0, 25, 50, 75, 100].map((percent) => (
        <g key={percent}>
          <line x1={PLOT.left} x2={PLOT.right} y1={y(percent)} y2={y(percent)} className="stroke-line" />
          <text x={PLOT.left - 6} y={y(percent) + 3.5} textAnchor="end" className="fill-ink-3 text-[10px] tabular-nums">
            {percent}
          </text>
        </g>
      ))}
      <polyline points={line} fill="none" className="stroke-ink" strokeWidth={2} strokeLinejoin="round" />
      <line
        x1={plannedX}
        x2={plannedX}
        y1={PLOT.top - 6}
        y2={PLOT.bottom}
        className="stroke-brass"
        strokeWidth={1.75}
      />
      <text
        x={plannedX + (isRight ? -5 : 5)}
        y={PLOT.top - 9}
        textAnchor={isRight ? 'end' : 'start'}
        className="fill-brass-text font-semibold text-[11px]"
      >
        planned {dayText(planned)}
      </text>
      {MARKS.map(({ percent, name }) => {
        const at = x(moments[percent] ?? 0);
        return (
          <g key={name}>
            <line
              x1={at}
              x2={at}
              y1={y(percent)}
              y2={PLOT.bottom}
              className="stroke-line-strong"
              strokeDasharray="2 3"
            />
            <circle cx={at} cy={y(percent)} r={3.5} className="fill-card stroke-ink" strokeWidth={2} />
            <text
              x={at + (at > PLOT.right - 40 ? -8 : 8)}
              y={y(percent) + 13}
              textAnchor={at > PLOT.right - 40 ? 'end' : 'start'}
              className="fill-ink font-semibold text-[11px]"
            >
              {name}
            </text>
          </g>
        );
      })}
      <text x={PLOT.left} y={HEIGHT - 12} className="fill-ink-3 text-[10px]">
        {dayText(plannedMoment === least ? planned : (finish.curve[0] ?? 0))}
      </text>
      <text x={PLOT.right} y={HEIGHT - 12} textAnchor="end" className="fill-ink-3 text-[10px]">
        {dayText(plannedMoment > (moments[100] ?? 0) ? planned : (finish.curve[100] ?? 0))}
      </text>
    </svg>
  );
}
