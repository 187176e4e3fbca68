import { TEAM_FIELDS } from '#app/board/fields/team-fields.ts';
import type { Team } from '#shared/board/records/team.ts';
import { CapacitySection } from './capacity-section.tsx';
import { LinkRow } from './link-row.tsx';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';

/** Every field of a team, and what it owns. */
export function TeamPanel({ team }: { team: Team }) {
  const { fields, openItem } = usePanel();
  const owned = fields.view.initiatives.list.filter((initiative) => initiative.teamId === team.id);
  return (
    <>
      <RecordField kind="teams" record={team} definition={TEAM_FIELDS.lead} />
      <RecordField kind="teams" record={team} definition={TEAM_FIELDS.colour} />
      <CapacitySection key={team.id} teamId={team.id} />
      <PanelSection title="Initiatives" aside={owned.length}>
        {owned.length === 0 && <p className="text-ink-3">It owns none.</p>}
        <ul className="-mt-1 flex flex-col">
          {owned.map((initiative) => (
            <LinkRow
              key={initiative.id}
              name={initiative.title}
              detail={initiative.key}
              onOpen={() => openItem('initiatives', initiative.id)}
            />
          ))}
        </ul>
      </PanelSection>
    </>
  );
}
