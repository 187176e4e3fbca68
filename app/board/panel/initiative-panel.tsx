import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { staleWords } from '#app/board/checks/stale-words.ts';
import { formatDay } from '#app/board/fields/day-text.ts';
import type { FieldDefinition } from '#app/board/fields/field-control.ts';
import { INITIATIVE_FIELDS } from '#app/board/fields/initiative-fields.ts';
import { SuggestInput } from '#app/board/fields/suggest-input.tsx';
import { suggestionsFor } from '#app/board/fields/suggestions.ts';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { riskScore } from '#shared/risk/score.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { BudgetSection } from './budget-section.tsx';
import { ChainLink } from './chain-link.tsx';
import { DatesLine } from './dates-line.tsx';
import { LinkRow } from './link-row.tsx';
import { LinksSection } from './links-section.tsx';
import { usePanel } from './panel-context.ts';
import { FieldPair, PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';
import { ScheduleSection } from './schedule-section.tsx';

/** Every field of an initiative. */
export function InitiativePanel({ initiative }: { initiative: Initiative }) {
  const field = (definition: FieldDefinition<'initiatives'>) => (
    <RecordField kind="initiatives" record={initiative} definition={definition} />
  );
  const { start, end } = initiative;
  const calendar = workingCalendar(usePanel().fields.view.meta.calendar);
  return (
    <>
      <FieldPair>
        {field(INITIATIVE_FIELDS.status)}
        {field(INITIATIVE_FIELDS.progress)}
        {field(INITIATIVE_FIELDS.teamId)}
        {field(INITIATIVE_FIELDS.owner)}
        {field(INITIATIVE_FIELDS.start)}
        {field(INITIATIVE_FIELDS.end)}
      </FieldPair>
      <p className="-mt-1 text-ink-3 text-xs tabular-nums">
        {start && end
          ? `${calendar.workingDaysBetween(start, end)} working days`
          : 'Not scheduled: it waits in the tray below the roadmap.'}
      </p>
      <DatesLine itemId={initiative.id} />
      <ScheduleSection itemId={initiative.id} />
      {field(INITIATIVE_FIELDS.description)}
      <ThreatsSection initiativeId={initiative.id} />
      <LinksSection key={`to-${initiative.id}`} itemId={initiative.id} side="predecessors" />
      <LinksSection key={`from-${initiative.id}`} itemId={initiative.id} side="successors" />
      <ChainLink itemId={initiative.id} />
      <StagesSection initiativeId={initiative.id} />
      <PanelSection title="Estimate">
        <FieldPair>
          {field(INITIATIVE_FIELDS.confidence)}
          {field(INITIATIVE_FIELDS.effort)}
        </FieldPair>
        {field(INITIATIVE_FIELDS.estimate)}
      </PanelSection>
      <PanelSection title="Imposed dates">
        <FieldPair>
          {field(INITIATIVE_FIELDS.notBefore)}
          {field(INITIATIVE_FIELDS.deadline)}
        </FieldPair>
      </PanelSection>
      <BudgetSection key={`budget-${initiative.id}`} initiativeId={initiative.id} start={start} />
      <PanelSection title="More">
        <FieldPair>
          {field(INITIATIVE_FIELDS.key)}
          {field(INITIATIVE_FIELDS.objectiveId)}
        </FieldPair>
        {field(INITIATIVE_FIELDS.supportingTeamIds)}
        {field(INITIATIVE_FIELDS.tags)}
        {field(INITIATIVE_FIELDS.link)}
        <OpenLink address={initiative.link} />
      </PanelSection>
    </>
  );
}

/** Follows the link, if it is one of the web: what others typed is not to be trusted with more. */
function OpenLink({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return null;
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer noopener"
      className="inline-flex items-center gap-1.5 self-start text-link hover:underline"
    >
      <ExternalLink aria-hidden size={14} />
      Open the link
    </a>
  );
}

function ThreatsSection({ initiativeId }: { initiativeId: string }) {
  const { session, fields, openItem } = usePanel();
  const [search, setSearch] = useState('');
  const { risks, meta } = fields.view;
  const threats = risks.list.filter((risk) => risk.initiativeIds.includes(initiativeId));
  const setThreat = (riskId: string, isThreat: boolean) => {
    const risk = risks.byId.get(riskId);
    if (!risk) return;
    const others = risk.initiativeIds.filter((id) => id !== initiativeId);
    const initiativeIds = isThreat ? [...others, initiativeId].sort() : others;
    session.run((board) => updateRecord(board, { kind: 'risks', id: riskId, patch: { initiativeIds } }));
  };
  const taken = new Set(threats.map(({ id }) => id));
  return (
    <PanelSection title="Threatened by" aside={threats.length > 0 ? threats.length : undefined}>
      {threats.length > 0 && (
        <ul className="-mt-1 flex flex-col">
          {threats.map((risk) => {
            const score = riskScore(meta.matrix, risk, 'current');
            return (
              <LinkRow
                key={risk.id}
                name={risk.title}
                lead={score && <LevelBadge level={score.level} />}
                detail={[risk.key, staleWords(risk, fields.today)].filter(Boolean).join(' · ')}
                onOpen={() => openItem('risks', risk.id)}
                onRemove={session.readOnly ? undefined : () => setThreat(risk.id, false)}
              />
            );
          })}
        </ul>
      )}
      {session.readOnly ? (
        threats.length === 0 && <p className="text-ink-3">No risk</p>
      ) : (
        <SuggestInput
          label="Add a risk"
          className={`${INPUT_STYLE} h-8`}
          placeholder="Add a risk"
          draft={search}
          suggestions={suggestionsFor({ type: 'references', kind: 'risks' }, fields).filter(
            ({ key }) => !taken.has(key),
          )}
          onDraft={setSearch}
          onPick={(suggestion) => {
            setSearch('');
            setThreat(suggestion.key, true);
          }}
          onBlur={() => setSearch('')}
        />
      )}
    </PanelSection>
  );
}

/** The milestones that are stages of this initiative. */
function StagesSection({ initiativeId }: { initiativeId: string }) {
  const { fields, openItem } = usePanel();
  const stages = fields.view.milestones.list.filter((milestone) => milestone.initiativeId === initiativeId);
  if (stages.length === 0) return null;
  return (
    <PanelSection title="Stages" aside={stages.length}>
      <ul className="-mt-1 flex flex-col">
        {stages.map((stage) => (
          <LinkRow
            key={stage.id}
            name={stage.title}
            detail={formatDay(stage.date)}
            onOpen={() => openItem('milestones', stage.id)}
          />
        ))}
      </ul>
    </PanelSection>
  );
}
