import { formatDay } from '#app/board/fields/day-text.ts';
import { Badge } from '#app/components/badge.tsx';
import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import { type SlipLine, type SlipPoint, turningPoints } from '#shared/history/slip-series.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';

/** The turns of each date in words: when it was planned for when, and by how much it moved. */
export function SlipTable({ lines, calendar }: { lines: readonly SlipLine[]; calendar: WorkingCalendar }) {
  return (
    <Table label="Planned dates, version by version">
      <TableHead>
        <HeadCell>What</HeadCell>
        <HeadCell>As of</HeadCell>
        <HeadCell>Planned for</HeadCell>
        <HeadCell>Moved by</HeadCell>
      </TableHead>
      <tbody>
        {lines.flatMap((line) => {
          const turns = turningPoints(line.points);
          return turns.map((point, index) => (
            <TableRow key={`${line.id}/${point.snapshotId}`}>
              <Cell className={index > 0 ? 'text-ink-3' : 'font-medium'}>{line.title}</Cell>
              <Cell className="whitespace-nowrap tabular-nums">{formatDay(point.asOf)}</Cell>
              <Cell className="whitespace-nowrap tabular-nums">
                {point.planned ? formatDay(point.planned) : <span className="text-ink-3">No date</span>}
                {point.done && <span className="ml-2 text-ink-3">done</span>}
              </Cell>
              <Cell>
                <Moved from={turns[index - 1]} to={point} calendar={calendar} />
              </Cell>
            </TableRow>
          ));
        })}
      </tbody>
    </Table>
  );
}

function Moved({ from, to, calendar }: { from: SlipPoint | undefined; to: SlipPoint; calendar: WorkingCalendar }) {
  if (!from?.planned || !to.planned) return null;
  const days = calendar.workingDayNumber(dayNumber(to.planned)) - calendar.workingDayNumber(dayNumber(from.planned));
  if (days === 0) return null;
  return <Badge tone="time">{days > 0 ? `+${days} d` : `−${-days} d`}</Badge>;
}
