import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import { useForeignLinks } from '#app/board/dependencies/use-foreign-links.ts';
import { formatDay } from '#app/board/fields/day-text.ts';
import { DEPENDENCY_FIELDS } from '#app/board/fields/dependency-fields.ts';
import type { FieldDefinition } from '#app/board/fields/field-control.ts';
import { ReasonList } from '#app/board/reason/reason-list.tsx';
import { Badge } from '#app/components/badge.tsx';
import { stateWords } from '#app/dependencies/link-words.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import { type ForeignEnds, foreignKey, linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import { dependencyState } from '#shared/schedule/conflicts.ts';
import { ForeignEnd } from './foreign-end.tsx';
import { HandshakeSection } from './handshake-section.tsx';
import { linkWords } from './link-words.ts';
import { usePanel } from './panel-context.ts';
import { FieldPair } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';
import { FloatOf } from './schedule-section.tsx';

/** Every field of a dependency, with both its ends and whether their dates hold. */
export function DependencyPanel({ dependency }: { dependency: Dependency }) {
  const { session, fields } = usePanel();
  const state = dependencyState(fields.view, dependency);
  const { view } = fields;
  const foreign = useForeignLinks(view.dependencies);
  const measured = useMemo(() => linksOfBoard(view, session.boardId, foreign.ends), [view, session, foreign]);
  const link = measured.links.find(({ id }) => id === dependency.id);
  const tone = { unknown: 'neutral', over: 'neutral', fine: 'ok', tight: 'warn', conflict: 'bad' } as const;
  const field = (definition: FieldDefinition<'dependencies'>) => (
    <RecordField kind="dependencies" record={dependency} definition={definition} />
  );
  return (
    <>
      <div className="flex flex-col gap-1">
        <End label="Supplies" id={dependency.fromId} boardId={dependency.fromBoardId} foreign={foreign.ends} />
        <div className="flex items-center gap-2 pl-3">
          <ArrowDown aria-hidden size={16} className="text-ink-3" />
          <Badge tone={tone[link?.state ?? state.state]}>{link ? stateWords(link) : linkWords(state)}</Badge>
        </div>
        <End label="Needs it" id={dependency.toId} boardId={dependency.toBoardId} foreign={foreign.ends} />
      </div>
      {link?.state === 'conflict' && link.slack !== null && (
        <p className="text-bad-text">
          The dates do not hold: the second is {-link.slack} working {link.slack === -1 ? 'day' : 'days'} too early for
          the first. Move one of them, or agree on less lag.
        </p>
      )}
      {state.state !== 'unknown' && state.state !== 'over' && (
        <div className="flex flex-col gap-0.5">
          <FloatOf itemId={dependency.fromId} />
          <FloatOf itemId={dependency.toId} />
        </div>
      )}
      {field(DEPENDENCY_FIELDS.what)}
      <FieldPair>
        {field(DEPENDENCY_FIELDS.needBy)}
        {field(DEPENDENCY_FIELDS.promised)}
      </FieldPair>
      <FieldPair>
        {field(DEPENDENCY_FIELDS.type)}
        {field(DEPENDENCY_FIELDS.lag)}
      </FieldPair>
      {link && <HandshakeSection link={link} teams={measured.teams} />}
      <ReasonList kind="dependencies" id={dependency.id} />
    </>
  );
}

interface EndProps {
  readonly label: string;
  readonly id: string;
  readonly boardId: string | null;
  readonly foreign: ForeignEnds;
}

function End({ label, id, boardId, foreign }: EndProps) {
  const { fields, openItem } = usePanel();
  const end = boardId === null ? endOf(fields.view, id) : null;
  return (
    <div className="rounded-card border border-line px-3 py-2">
      <p className="text-ink-3 text-xs">{label}</p>
      {end ? (
        <>
          <button
            type="button"
            className="block max-w-full truncate text-left font-medium hover:text-link hover:underline"
            onClick={() => openItem(end.kind, id)}
          >
            {end.title}
          </button>
          <p className="text-ink-2 text-xs tabular-nums">{end.detail}</p>
        </>
      ) : (
        <ForeignEnd boardId={boardId ?? ''} id={id} end={foreign.get(foreignKey(boardId ?? '', id))} />
      )}
    </div>
  );
}

function endOf(view: BoardView, id: string) {
  const initiative = view.initiatives.byId.get(id);
  const milestone = view.milestones.byId.get(id);
  const item = initiative ?? milestone;
  if (!item) return null;
  const team = item.teamId ? view.teams.byId.get(item.teamId)?.name : undefined;
  const dates = initiative
    ? initiative.start && initiative.end && `${formatDay(initiative.start)} – ${formatDay(initiative.end)}`
    : milestone && formatDay(milestone.date);
  const kind = initiative ? ('initiatives' as const) : ('milestones' as const);
  return { kind, title: item.title, detail: [team, dates || 'not scheduled'].filter(Boolean).join(' · ') };
}
