import { formatDay } from '#app/board/fields/day-text.ts';
import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import { BURN_LEVELS, type BurnPoint } from '#shared/history/risk-burn.ts';
import { type BurnMeasure, levelValue, totalOf } from './burn-area.ts';
import { LEVEL_NAMES } from './level-names.ts';

interface BurnTableProps {
  readonly points: readonly BurnPoint[];
  readonly measure: BurnMeasure;
  readonly format: (value: number) => string;
}

/** The chart in numbers, the newest version first. */
export function BurnTable({ points, measure, format }: BurnTableProps) {
  const levels = BURN_LEVELS.toReversed();
  return (
    <Table label={measure === 'count' ? 'Open threats, version by version' : 'EMV of open threats, version by version'}>
      <TableHead>
        <HeadCell>As of</HeadCell>
        <HeadCell>Version</HeadCell>
        {levels.map((level) => (
          <HeadCell key={level} className="text-right">
            {LEVEL_NAMES[level]}
          </HeadCell>
        ))}
        <HeadCell className="text-right">All</HeadCell>
        {measure === 'emv' && <HeadCell className="text-right">Without numbers</HeadCell>}
      </TableHead>
      <tbody>
        {points.toReversed().map((point) => (
          <TableRow key={point.versionId}>
            <Cell className="whitespace-nowrap tabular-nums">{formatDay(point.asOf)}</Cell>
            <Cell>{point.version}</Cell>
            {levels.map((level) => (
              <Cell key={level} className="text-right tabular-nums">
                {format(levelValue(point, level, measure))}
              </Cell>
            ))}
            <Cell className="text-right font-medium tabular-nums">{format(totalOf(point, measure))}</Cell>
            {measure === 'emv' && <Cell className="text-right tabular-nums">{point.withoutEmv}</Cell>}
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
