import { formatDay } from '#app/board/fields/day-text.ts';
import { Badge } from '#app/components/badge.tsx';
import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import { TextLink } from '#app/components/text-link.tsx';
import type { LargestSlips } from '#shared/history/largest-slips.ts';

/** What is latest against its first date, each opening its chart; how many there are beside it. */
export function LargestSlipsTable({ slips: { late, counts } }: { readonly slips: LargestSlips }) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h3 className="text-md font-medium">Largest slips</h3>
        <p className="text-ink-2">
          Against the first date that a version has: {counts.late} later than that, {counts.early} earlier,{' '}
          {counts.level} as planned. Working days.
        </p>
      </div>
      <Table label="Largest slips">
        <TableHead>
          <HeadCell>What</HeadCell>
          <HeadCell>Slip</HeadCell>
          <HeadCell>First planned for</HeadCell>
          <HeadCell>Now</HeadCell>
          <HeadCell>Moved</HeadCell>
          <HeadCell>Team</HeadCell>
        </TableHead>
        <tbody>
          {late.map(({ of, title, team, first, asOf, planned, days, moves }) => (
            <TableRow key={of}>
              <Cell>
                <TextLink to={`?of=${of}`}>{title}</TextLink>
              </Cell>
              <Cell>
                <Badge tone="time">+{days} d</Badge>
              </Cell>
              <Cell className="whitespace-nowrap tabular-nums">
                {formatDay(first)} <span className="text-ink-3">as of {formatDay(asOf)}</span>
              </Cell>
              <Cell className="whitespace-nowrap tabular-nums">{formatDay(planned)}</Cell>
              <Cell className="whitespace-nowrap text-ink-2 tabular-nums">
                {moves === 0 ? 'since the last version' : moves === 1 ? 'once' : `${moves} times`}
              </Cell>
              <Cell className="text-ink-2">{team}</Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
