import { Link } from '@remix-run/react';
import { Bookmark, Clock } from 'lucide-react';
import { Badge } from '#app/components/badge.tsx';
import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import { InstantText } from './instant-text.tsx';

/** A snapshot as the history lists it. */
export interface SnapshotLine {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'named';
  readonly takenAt: Date | string;
  /** Name of who took it; null when nobody did. */
  readonly takenBy: string | null;
  readonly counts: { readonly initiatives: number; readonly risks: number; readonly dependencies: number };
}

interface SnapshotListProps {
  /** The latest first. */
  readonly snapshots: readonly SnapshotLine[];
  /** Address that a snapshot's id follows. */
  readonly base: string;
}

/** The versions of a board; each opens on its pictures. */
export function SnapshotList({ snapshots, base }: SnapshotListProps) {
  return (
    <Table label="Snapshots">
      <TableHead>
        <HeadCell>Version</HeadCell>
        <HeadCell>When</HeadCell>
        <HeadCell>Who</HeadCell>
        <HeadCell className="text-right">Initiatives</HeadCell>
        <HeadCell className="text-right">Risks</HeadCell>
        <HeadCell className="text-right">Dependencies</HeadCell>
      </TableHead>
      <tbody>
        {snapshots.map((snapshot) => (
          <SnapshotRow key={snapshot.id} snapshot={snapshot} to={`${base}/${snapshot.id}/roadmap`} />
        ))}
      </tbody>
    </Table>
  );
}

function SnapshotRow({ snapshot, to }: { snapshot: SnapshotLine; to: string }) {
  const named = snapshot.kind === 'named';
  const Icon = named ? Bookmark : Clock;
  const { initiatives, risks, dependencies } = snapshot.counts;
  return (
    <TableRow className="hover:bg-hover">
      <Cell>
        <span className="flex min-w-40 items-center gap-2">
          <Icon aria-hidden size={15} className={named ? 'shrink-0 text-brass' : 'shrink-0 text-ink-3'} />
          <Link
            to={to}
            className={
              named ? 'font-medium hover:text-link hover:underline' : 'text-ink-2 hover:text-link hover:underline'
            }
          >
            {snapshot.name}
          </Link>
          {!named && <Badge>Automatic</Badge>}
        </span>
      </Cell>
      <Cell>
        <InstantText instant={new Date(snapshot.takenAt).toISOString()} />
      </Cell>
      <Cell className="whitespace-nowrap">{snapshot.takenBy ?? <span className="text-ink-3">–</span>}</Cell>
      <Cell className="text-right tabular-nums">{initiatives}</Cell>
      <Cell className="text-right tabular-nums">{risks}</Cell>
      <Cell className="text-right tabular-nums">{dependencies}</Cell>
    </TableRow>
  );
}
