import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import type { BoardSession, Peer } from '#app/board/sync/board-session.ts';
import { Avatar } from '#app/components/avatar.tsx';
import { Popover } from '#app/components/popover.tsx';

const MOST_SHOWN = 4;

/** Who is on the board now: up to four faces, then how many more. Pressed, it lists all by name. */
export function PeopleHere({ session }: { session: BoardSession }) {
  const others = usePeopleHere(session);
  if (others.length === 0) return null;
  const shown = others.slice(0, MOST_SHOWN);
  const more = others.length - shown.length;
  return (
    <Popover
      label="Who is here"
      align="end"
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`${others.length} ${others.length === 1 ? 'other person' : 'others'} here`}
          className="flex items-center rounded-full py-0.5 pl-1.5"
        >
          {shown.map((person, index) => (
            <span
              key={person.id}
              className={clsx('-ml-1.5 rounded-full ring-2 ring-card', index > 1 && 'max-sm:hidden')}
            >
              <Avatar person={person} decorative />
            </span>
          ))}
          <MoreCount count={more} className="max-sm:hidden" />
          <MoreCount count={others.length - 2} className="sm:hidden" />
        </button>
      }
    >
      <p className="mb-2 font-medium">Here now</p>
      <ul className="flex flex-col gap-1.5">
        {others.map((person) => (
          <li key={person.id} className="flex items-center gap-2">
            <Avatar person={person} size="sm" decorative />
            <span className="truncate">{person.name}</span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function MoreCount({ count, className }: { count: number; className: string }) {
  if (count <= 0) return null;
  return (
    <span
      className={clsx(
        '-ml-1.5 inline-flex h-7 min-w-7 items-center justify-center rounded-full bg-sunken px-1 font-bold text-2xs text-ink-2 ring-2 ring-card',
        className,
      )}
    >
      +{count}
    </span>
  );
}

/** The others on the board, each once by name. The same list while only cursors move. */
function usePeopleHere(session: BoardSession): readonly Peer['user'][] {
  const [people, setPeople] = useState(() => peopleOf(session.presence.peers.get(), session.me.id));
  useEffect(() => {
    const { peers } = session.presence;
    const update = () =>
      setPeople((before) => {
        const next = peopleOf(peers.get(), session.me.id);
        return before.length === next.length && before.every(({ id }, i) => id === next[i]?.id) ? before : next;
      });
    update();
    return peers.subscribe(update);
  }, [session]);
  return people;
}

/** The people behind these clients without `me`, each once, by name. */
export function peopleOf(peers: readonly Peer[], me: string): readonly Peer['user'][] {
  const byId = new Map(peers.map(({ user }) => [user.id, user]));
  byId.delete(me);
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}
