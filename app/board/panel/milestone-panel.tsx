import type { FieldDefinition } from '#app/board/fields/field-control.ts';
import { MILESTONE_FIELDS } from '#app/board/fields/milestone-fields.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { ChainLink } from './chain-link.tsx';
import { DatesLine } from './dates-line.tsx';
import { LinksSection } from './links-section.tsx';
import { FieldPair } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';
import { ScheduleSection } from './schedule-section.tsx';

/** Every field of a milestone. */
export function MilestonePanel({ milestone }: { milestone: Milestone }) {
  const field = (definition: FieldDefinition<'milestones'>) => (
    <RecordField kind="milestones" record={milestone} definition={definition} />
  );
  return (
    <>
      <FieldPair>
        {field(MILESTONE_FIELDS.date)}
        {field(MILESTONE_FIELDS.kind)}
        {field(MILESTONE_FIELDS.teamId)}
        {field(MILESTONE_FIELDS.key)}
      </FieldPair>
      <DatesLine itemId={milestone.id} />
      {field(MILESTONE_FIELDS.hard)}
      {field(MILESTONE_FIELDS.initiativeId)}
      <ScheduleSection itemId={milestone.id} />
      <LinksSection key={`to-${milestone.id}`} itemId={milestone.id} side="predecessors" />
      <LinksSection key={`from-${milestone.id}`} itemId={milestone.id} side="successors" />
      <ChainLink itemId={milestone.id} />
    </>
  );
}
