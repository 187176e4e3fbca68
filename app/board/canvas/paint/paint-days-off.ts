import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import { type Brush, toScreenX } from './brush.ts';

/** Narrower days would only make stripes. */
export const LEAST_DAY_WIDTH = 8;

/** Shades days off, holidays a little more than weekends, where days are wide enough to be told apart. */
export function paintDaysOff(brush: Brush, calendar: WorkingCalendar, pxPerDay: number): void {
  const { ctx, palette, camera, width, height } = brush;
  const dayWidth = pxPerDay * camera.z;
  if (dayWidth < LEAST_DAY_WIDTH) return;
  const first = Math.floor(xToDay(-camera.x, pxPerDay));
  const last = xToDay(width / camera.z - camera.x, pxPerDay);
  for (let day = first; day < last; day++) {
    if (calendar.isWorkingDay(day)) continue;
    const left = Math.round(toScreenX(brush, dayToX(day, pxPerDay)));
    ctx.fillStyle = calendar.isHoliday(day) ? palette.line : palette.sunken;
    ctx.fillRect(left, 0, Math.round(toScreenX(brush, dayToX(day + 1, pxPerDay))) - left, height);
  }
}
