import { OBJECTIVE_FIELDS } from '#app/board/fields/objective-fields.ts';
import type { Objective } from '#shared/board/records/objective.ts';
import { KeyResultsSection } from './key-results-section.tsx';
import { LinkRow } from './link-row.tsx';
import { usePanel } from './panel-context.ts';
import { PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';

/** An objective, how far its key results are, and the initiatives that work for it. */
export function ObjectivePanel({ objective }: { objective: Objective }) {
  const { fields, openItem } = usePanel();
  const initiatives = fields.view.initiatives.list.filter(({ objectiveId }) => objectiveId === objective.id);
  return (
    <>
      <RecordField kind="objectives" record={objective} definition={OBJECTIVE_FIELDS.owner} />
      <RecordField kind="objectives" record={objective} definition={OBJECTIVE_FIELDS.description} />
      <KeyResultsSection objective={objective} />
      <PanelSection title="Initiatives" aside={initiatives.length}>
        <ul className="-mt-1 flex flex-col">
          {initiatives.map((initiative) => (
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
