import { clsx } from 'clsx';
import { useState } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Avatar } from '#app/components/avatar.tsx';
import { Button } from '#app/components/button.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { can } from '#shared/permissions/can.ts';
import { type PersonHere, PICTURE_NAMES } from './people-here-list.ts';

/** A list longer than this can be searched. */
const SEARCH_FROM = 12;

interface PeopleListProps {
  readonly session: BoardSession;
  readonly people: readonly PersonHere[];
  /** Somebody is followed, or everyone was called: the list has done its work. */
  readonly onDone: () => void;
}

/** Who is here and where; a press follows them. Editors can call everyone to what they look at. */
export function PeopleList({ session, people, onDone }: PeopleListProps) {
  const [search, setSearch] = useState('');
  const { together } = session;
  const leader = useObservable(together.leader);
  const summons = useObservable(together.ownSummons);
  const wanted = search.trim().toLocaleLowerCase();
  const shown = people.filter(({ user }) => user.name.toLocaleLowerCase().includes(wanted));
  return (
    <div data-people-ui className="flex flex-col gap-2">
      <p className="font-medium">
        Here now <span className="font-normal text-ink-3 tabular-nums">{people.length}</span>
      </p>
      {people.length > SEARCH_FROM && (
        <TextField
          label="Find a person"
          hideLabel
          placeholder="Find a person"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <ul className="-mx-2 flex max-h-80 flex-col overflow-y-auto">
        {shown.map((person) => (
          <PersonLine
            key={person.user.id}
            person={person}
            isLeader={person.user.id === leader?.id}
            onPress={() => {
              if (person.user.id === leader?.id) together.stop();
              else together.follow(person.user);
              onDone();
            }}
          />
        ))}
        {shown.length === 0 && <li className="px-2 py-1 text-ink-3">Nobody of that name is here.</li>}
      </ul>
      {can(session.role, 'session:summon') && (
        <Button
          disabled={summons !== null}
          onClick={() => {
            together.summon();
            onDone();
          }}
        >
          Bring everyone to me
        </Button>
      )}
    </div>
  );
}

interface PersonLineProps {
  readonly person: PersonHere;
  readonly isLeader: boolean;
  readonly onPress: () => void;
}

function PersonLine({ person: { user, picture, idle, followsMe }, isLeader, onPress }: PersonLineProps) {
  const where = picture ? PICTURE_NAMES[picture] : 'Elsewhere';
  const word = followsMe ? 'Follows you' : isLeader ? 'Stop' : 'Follow';
  return (
    <li className="[contain-intrinsic-size:auto_2.5rem] [content-visibility:auto]">
      <button
        type="button"
        disabled={followsMe}
        aria-label={
          followsMe ? `${user.name} follows you` : `${word === 'Stop' ? 'Stop following' : 'Follow'} ${user.name}`
        }
        onClick={onPress}
        className="group flex min-h-10 w-full items-center gap-2 rounded-bar px-2 py-1 text-left hover:bg-hover disabled:hover:bg-transparent"
      >
        <span className={clsx('flex', idle && 'opacity-55 grayscale')}>
          <Avatar person={user} size="sm" decorative />
        </span>
        <span className="min-w-0 flex-1">
          <span className={clsx('block truncate', idle && 'text-ink-3')}>{user.name}</span>
          <span className="block text-2xs text-ink-3">{idle ? `${where} · away` : where}</span>
        </span>
        <span className={clsx('text-xs', followsMe ? 'text-ink-3' : 'font-medium text-link')}>{word}</span>
      </button>
    </li>
  );
}
