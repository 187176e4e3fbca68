import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { kindName } from '#app/board/compare/difference-words.ts';
import type { Person } from '#app/board/fields/person.ts';
import { Button } from '#app/components/button.tsx';
import { Select } from '#app/components/select.tsx';
import { TextField } from '#app/components/text-field.tsx';
import {
  type ActivityFilter,
  ALL_ACTIVITY,
  CHANGE_SORTS,
  type ChangeSort,
  THE_SERVER,
} from '#shared/activity/activity-filter.ts';
import { ACTIVITY_KINDS } from './filter-address.ts';

const SORT_NAMES: Readonly<Record<ChangeSort, string>> = {
  added: 'Added',
  removed: 'Deleted',
  score: 'Scores',
  dates: 'Dates',
  state: 'States',
  other: 'Other fields',
};

interface ActivityFiltersProps {
  readonly filter: ActivityFilter;
  readonly people: readonly Person[];
  readonly onFilter: (filter: ActivityFilter) => void;
}

/** What of the activity is listed: kind of record, kind of change, person, days, text. */
export function ActivityFilters({ filter: shown, people, onFilter }: ActivityFiltersProps) {
  const [filter, change] = useChosenFilter(shown, onFilter);
  const all = (label: string) => ({ value: '', label });
  const persons = people.map(({ id, name }) => ({ value: id, label: name }));
  // Who has left, or was never known here, is still filtered by.
  const stranger =
    filter.who !== null && filter.who !== THE_SERVER && !people.some(({ id }) => id === filter.who)
      ? [{ value: filter.who, label: 'A former member' }]
      : [];
  const isFiltered = Object.values(filter).some((value) => value !== null && value !== '');
  return (
    <search className="grid grid-cols-2 items-end gap-2 sm:grid-cols-3 lg:grid-cols-6">
      <Select
        label="Record"
        value={filter.kind ?? ''}
        options={[all('All records'), ...ACTIVITY_KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))]}
        onChange={({ target }) => change({ kind: ACTIVITY_KINDS.find((kind) => kind === target.value) ?? null })}
      />
      <Select
        label="Change"
        value={filter.sort ?? ''}
        options={[all('All changes'), ...CHANGE_SORTS.map((sort) => ({ value: sort, label: SORT_NAMES[sort] }))]}
        onChange={({ target }) => change({ sort: CHANGE_SORTS.find((sort) => sort === target.value) ?? null })}
      />
      <Select
        label="Person"
        value={filter.who ?? ''}
        options={[all('Everybody'), ...persons, ...stranger, { value: THE_SERVER, label: 'The server' }]}
        onChange={({ target }) => change({ who: target.value || null })}
      />
      <TextField
        label="From"
        type="date"
        value={filter.since ?? ''}
        onChange={({ target }) => change({ since: target.value || null })}
      />
      <TextField
        label="To"
        type="date"
        value={filter.until ?? ''}
        onChange={({ target }) => change({ until: target.value || null })}
      />
      <TextFilter text={filter.text} onText={(text) => change({ text })} />
      {isFiltered && (
        <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => change(ALL_ACTIVITY)}>
          <X aria-hidden size={14} />
          Clear the filter
        </Button>
      )}
    </search>
  );
}

/** What is chosen, ahead of what is shown: a second choice may come before the first has reached the address. */
function useChosenFilter(shown: ActivityFilter, onFilter: (filter: ActivityFilter) => void) {
  const [chosen, setChosen] = useState(shown);
  const address = JSON.stringify(shown);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same filter comes as another object each time
  useEffect(() => setChosen(shown), [address]);
  const change = (part: Partial<ActivityFilter>) => {
    const next = { ...chosen, ...part };
    setChosen(next);
    onFilter(next);
  };
  return [chosen, change] as const;
}

/** So long after the last key, in milliseconds, the list is asked for. */
const TYPING_MS = 300;

function TextFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  const tell = useRef(onText);
  tell.current = onText;
  useEffect(() => {
    // Cleared from elsewhere.
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      tell.current(wanted);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextField
      label="Text"
      type="search"
      maxLength={100}
      placeholder="Title or reason"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
