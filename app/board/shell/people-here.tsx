import { clsx } from 'clsx';
import { Users } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { type PersonHere, peopleHere, samePeople } from '#app/board/presence/people-here-list.ts';
import { useSharePlace } from '#app/board/presence/use-share-place.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { Avatar } from '#app/components/avatar.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { Popover } from '#app/components/popover.tsx';

const MOST_SHOWN = 4;
const listCode = fetchedCode(async () => (await import('#app/board/presence/people-list.tsx')).PeopleList);

/**
 * Who is on the board now: up to four faces, then how many more; on a phone one face, or of several their number, because the
 * board's title stands in the same line. Pressed, it lists all by name, to be followed.
 */
export function PeopleHere({ session }: { session: BoardSession }) {
  const people = usePeopleHere(session);
  const [isOpen, setIsOpen] = useState(false);
  const PeopleList = useFetchedCode(listCode, isOpen, () => setIsOpen(false));
  useSharePlace(session);
  if (people.length === 0) return null;
  const others = people.map(({ user }) => user);
  const shown = others.slice(0, MOST_SHOWN);
  const more = others.length - shown.length;
  return (
    <Popover
      label="Who is here"
      align="end"
      open={isOpen}
      waits={PeopleList === null}
      onWarm={listCode.warm}
      onOpenChange={setIsOpen}
      trigger={
        <button
          type="button"
          data-people-ui
          aria-label={`${others.length} ${others.length === 1 ? 'other person' : 'others'} here`}
          className="flex items-center rounded-full py-0.5 pl-1.5"
        >
          {shown.map((person, index) => (
            <span
              key={person.id}
              className={clsx(
                '-ml-1.5 rounded-full ring-2 ring-card',
                (index > 0 || others.length > 1) && 'max-sm:hidden',
              )}
            >
              <Avatar person={person} decorative />
            </span>
          ))}
          {more > 0 && <Count className="max-sm:hidden">+{more}</Count>}
          {others.length > 1 && (
            <Count className="gap-0.5 sm:hidden">
              <Users size={12} aria-hidden="true" />
              {others.length}
            </Count>
          )}
        </button>
      }
    >
      {PeopleList && <PeopleList session={session} people={people} onDone={() => setIsOpen(false)} />}
    </Popover>
  );
}

function Count({ children, className }: { readonly children: ReactNode; readonly className: string }) {
  return (
    <span
      className={clsx(
        '-ml-1.5 inline-flex h-7 min-w-7 items-center justify-center rounded-full bg-sunken px-1.5 font-bold text-2xs text-ink-2 ring-2 ring-card',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** The others on the board, each once by name. The same list while only cursors move. */
function usePeopleHere(session: BoardSession): readonly PersonHere[] {
  const [people, setPeople] = useState(() => peopleHere(session.presence.peers.get(), session.me.id));
  useEffect(() => {
    const { peers } = session.presence;
    const update = () =>
      setPeople((before) => {
        const next = peopleHere(peers.get(), session.me.id);
        return samePeople(before, next) ? before : next;
      });
    update();
    return peers.subscribe(update);
  }, [session]);
  return people;
}
