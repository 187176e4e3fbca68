import { Link } from '@remix-run/react';
import { Bookmark, Clock } from 'lucide-react';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { Cell, HeadCell, Table, TableHead, TableRow } from '#app/components/table.tsx';
import { InstantText } from './instant-text.tsx';
import type { Baseline } from './use-baseline.ts';

/** A snapshot as the history lists it. */
export interface SnapshotLine {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'named';
  readonly takenAt: Date | string;
  /** Name of who took it; null when nobody did. */
  readonly takenBy: string | null;
  readonly note: string;
  /** Who edited since the version before. */
  readonly authors: readonly { readonly id: string; readonly name: string }[];
  /** What is wrong with it; null for one that can be read. */
  readonly damage: string | null;
  readonly counts: { readonly initiatives: number; readonly risks: number; readonly dependencies: number };
}

interface SnapshotListProps {
  /** The latest first. */
  readonly snapshots: readonly SnapshotLine[];
  /** Address that a snapshot's id follows. */
  readonly base: string;
  readonly baseline: Baseline;
}

/** A phone has room for what it is, when, and what to do with it. */
const COUNT = 'hidden text-right tabular-nums sm:table-cell';

/** The versions of a board; each opens on its pictures. */
export function SnapshotList({ snapshots, base, baseline }: SnapshotListProps) {
  return (
    <Table label="Snapshots">
      <TableHead>
        <HeadCell>Version</HeadCell>
        <HeadCell>When</HeadCell>
        <HeadCell>Who</HeadCell>
        <HeadCell className={COUNT}>Initiatives</HeadCell>
        <HeadCell className={COUNT}>Risks</HeadCell>
        <HeadCell className={COUNT}>Dependencies</HeadCell>
        <HeadCell>
          <span className="sr-only">What to do with it</span>
        </HeadCell>
      </TableHead>
      <tbody>
        {snapshots.map((snapshot) => (
          <SnapshotRow key={snapshot.id} snapshot={snapshot} base={base} baseline={baseline} />
        ))}
      </tbody>
    </Table>
  );
}

const SHOWN_AUTHORS = 3;

/** Who took it, and who edited since the version before. */
function SnapshotPeople({ snapshot: { takenBy, authors } }: { readonly snapshot: SnapshotLine }) {
  const more = authors.length - SHOWN_AUTHORS;
  const names = authors.slice(0, SHOWN_AUTHORS).map(({ name }) => name);
  const edited = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
  return (
    <span className="block min-w-32">
      {takenBy && <span className="block whitespace-nowrap">{takenBy}</span>}
      {edited && (
        <span className={takenBy ? 'text-ink-2 text-xs' : ''}>{takenBy ? `Edited by ${edited}` : edited}</span>
      )}
      {!takenBy && !edited && <span className="text-ink-3">–</span>}
    </span>
  );
}

interface SnapshotRowProps {
  readonly snapshot: SnapshotLine;
  readonly base: string;
  readonly baseline: Baseline;
}

function SnapshotRow({ snapshot, base, baseline }: SnapshotRowProps) {
  const isBaseline = baseline.id === snapshot.id;
  const { choose } = baseline;
  const named = snapshot.kind === 'named';
  const Icon = named ? Bookmark : Clock;
  const { initiatives, risks, dependencies } = snapshot.counts;
  return (
    <TableRow className="hover:bg-hover">
      <Cell>
        <span className="flex min-w-40 items-center sm:min-w-48 gap-2">
          <Icon aria-hidden size={15} className={named ? 'shrink-0 text-brass' : 'shrink-0 text-ink-3'} />
          <Link
            to={`${base}/${snapshot.id}/roadmap`}
            className={
              named ? 'font-medium hover:text-link hover:underline' : 'text-ink-2 hover:text-link hover:underline'
            }
          >
            {snapshot.name}
          </Link>
          {!named && <Badge>Automatic</Badge>}
          {isBaseline && <Badge tone="time">Baseline</Badge>}
          {snapshot.damage && <Badge tone="bad">Damaged</Badge>}
        </span>
        {snapshot.note && (
          <p className="mt-0.5 max-w-prose whitespace-pre-line pl-[23px] text-ink-2 text-xs">{snapshot.note}</p>
        )}
        {snapshot.damage && (
          <p className="mt-0.5 pl-[23px] text-bad-text text-xs">It can not be opened. {snapshot.damage}</p>
        )}
      </Cell>
      <Cell>
        <InstantText instant={new Date(snapshot.takenAt).toISOString()} />
      </Cell>
      <Cell>
        <SnapshotPeople snapshot={snapshot} />
      </Cell>
      <Cell className={COUNT}>{initiatives}</Cell>
      <Cell className={COUNT}>{risks}</Cell>
      <Cell className={COUNT}>{dependencies}</Cell>
      <Cell>
        <span className="flex justify-end gap-1">
          <ButtonLink size="sm" variant="quiet" to={`${base}/compare?from=${encodeURIComponent(snapshot.id)}`}>
            Compare
            <span className="sr-only"> {snapshot.name} with now</span>
          </ButtonLink>
          {choose && (
            <ButtonLink
              size="sm"
              variant="quiet"
              to={`${base}/compare?from=${encodeURIComponent(snapshot.id)}&restore`}
            >
              Restore
              <span className="sr-only"> {snapshot.name}</span>
            </ButtonLink>
          )}
          {choose && named && (
            <Button size="sm" variant="quiet" onClick={() => choose(isBaseline ? null : snapshot.id)}>
              {isBaseline ? 'No baseline' : 'Make baseline'}
              <span className="sr-only">{isBaseline ? '' : ` of ${snapshot.name}`}</span>
            </Button>
          )}
        </span>
      </Cell>
    </TableRow>
  );
}
