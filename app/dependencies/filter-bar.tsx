import { Form } from '@remix-run/react';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Select } from '#app/components/select.tsx';
import type { LinkTeam } from '#shared/dependencies/cross-team-links.ts';
import { teamName } from './link-words.ts';
import { type LinksAddress, readAddress, writeAddress } from './links-address.ts';

/** A moment of the "as of" select; the label says what and when. */
export interface MomentOption {
  readonly id: string;
  readonly label: string;
}

interface FilterBarProps {
  readonly address: LinksAddress;
  readonly teams: readonly LinkTeam[];
  /** Left out where there is one board, or one moment, to choose from. */
  readonly boards?: readonly { readonly id: string; readonly title: string }[];
  readonly moments?: readonly MomentOption[];
  readonly onShow: (address: LinksAddress) => void;
}

/** Filters of dependencies. A form that writes the address, so that every picture of it can be sent to somebody. */
export function FilterBar({ address, teams, boards, moments, onShow }: FilterBarProps) {
  // As the browser would submit it, without what is empty: the address is for people too.
  const show = (form: HTMLFormElement) =>
    onShow(readAddress(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))));
  const teamOptions = teams.map((team) => ({ value: team.key, label: teamName(team, true) })).sort(byLabel);
  const hidden = [...new URLSearchParams(writeAddress({ ...address, ...CHOSEN_HERE }))];
  const key = writeAddress(address);
  return (
    <Form
      method="get"
      // Anew for each address: going back shows what was chosen then.
      key={key}
      onChange={(event) => show(event.currentTarget)}
      className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2"
    >
      {moments && (
        <div className="w-full sm:w-64">
          <Select
            label="As of"
            name="asOf"
            defaultValue={address.asOf ?? ''}
            options={[{ value: '', label: 'Now' }, ...moments.map(({ id, label }) => ({ value: id, label }))]}
          />
        </div>
      )}
      <div className="min-w-36 flex-1 sm:max-w-56">
        <Select
          label="Team"
          name="team"
          defaultValue={address.team ?? ''}
          options={[{ value: '', label: 'All teams' }, ...teamOptions]}
        />
      </div>
      <div className="min-w-36 flex-1 sm:max-w-56">
        <Select
          label="Waiting for"
          name="waiting"
          defaultValue={address.waitingFor ?? ''}
          options={[{ value: '', label: 'Anybody' }, ...teamOptions]}
        />
      </div>
      {boards && (
        <div className="min-w-36 flex-1 sm:max-w-56">
          <Select
            label="Board"
            name="board"
            defaultValue={address.boardId ?? ''}
            options={[
              { value: '', label: 'All boards' },
              ...boards.map(({ id, title }) => ({ value: id, label: title })).sort(byLabel),
            ]}
          />
        </div>
      )}
      <Checkbox
        name="conflicts"
        value="1"
        label="Only conflicts"
        defaultChecked={address.conflictsOnly}
        className="h-9"
      />
      {hidden.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <noscript>
        <button type="submit" className="h-9 rounded-card border border-control px-3">
          Show
        </button>
      </noscript>
    </Form>
  );
}

/** What the fields of the form say: the rest of the address goes along unseen. */
const CHOSEN_HERE = { asOf: null, team: null, waitingFor: null, boardId: null, conflictsOnly: false } as const;

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);
