import { TalkedAbout } from '#app/board/comments/talked-about.tsx';
import { INITIATIVE_FIELDS } from '#app/board/fields/initiative-fields.ts';
import { Badge } from '#app/components/badge.tsx';
import { StatusIcon, statusName } from '#app/components/status-icon.tsx';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { dependencyState } from '#shared/schedule/conflicts.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';
import { deleteColumn } from './risk-columns.tsx';

const column = fieldColumn<'initiatives'>;

/** What hangs on an initiative. */
export interface Links {
  readonly count: number;
  /** The most working days that one of them is short by; 0 when all hold. */
  readonly daysShort: number;
  readonly risks: number;
}

/** Initiative id -> its dependencies, both ways, and the live risks that threaten it. */
export function linksOf(view: BoardView): ReadonlyMap<string, Links> {
  const links = new Map<string, { count: number; daysShort: number; risks: number }>();
  const of = (id: string) => {
    const known = links.get(id) ?? { count: 0, daysShort: 0, risks: 0 };
    links.set(id, known);
    return known;
  };
  for (const dependency of view.dependencies.list) {
    const state = dependencyState(view, dependency);
    for (const end of [of(dependency.fromId), of(dependency.toId)]) {
      end.count++;
      if (state.state === 'conflict') end.daysShort = Math.max(end.daysShort, state.daysShort);
    }
  }
  for (const risk of view.risks.list) {
    if (risk.status !== 'closed') for (const id of risk.initiativeIds) of(id).risks++;
  }
  return links;
}

/** The columns of the initiatives' register, in their order. */
export function initiativeColumns(
  links: ReadonlyMap<string, Links>,
  calendar: WorkingCalendar,
): readonly GridColumn<Initiative>[] {
  const duration = ({ start, end }: Initiative) => (start && end ? calendar.workingDaysBetween(start, end) : null);
  return [
    column(INITIATIVE_FIELDS.key, { width: 104, action: 'open' }),
    column(INITIATIVE_FIELDS.title, {
      width: 280,
      label: 'Initiative',
      render: (initiative) => <TalkedAbout id={initiative.id} title={initiative.title} />,
    }),
    column(INITIATIVE_FIELDS.teamId, { width: 148 }),
    column(INITIATIVE_FIELDS.owner, { width: 148 }),
    column(INITIATIVE_FIELDS.status, {
      width: 124,
      render: ({ status }) => (
        <span className="flex items-center gap-1.5">
          <StatusIcon status={status} decorative />
          {statusName(status)}
        </span>
      ),
    }),
    column(INITIATIVE_FIELDS.progress, {
      width: 96,
      align: 'end',
      render: ({ progress }) => `${Math.round(progress)} %`,
    }),
    column(INITIATIVE_FIELDS.start, { width: 116 }),
    column(INITIATIVE_FIELDS.end, { width: 116 }),
    computedColumn<Initiative>(
      'duration',
      { label: 'Days', hint: 'Working days from start to end', width: 76, align: 'end' },
      { text: (initiative) => String(duration(initiative) ?? ''), order: duration },
    ),
    column(INITIATIVE_FIELDS.confidence, { width: 108 }),
    computedColumn<Initiative>(
      'links',
      {
        label: 'Links',
        hint: 'Dependencies, both ways; red when a date does not hold',
        width: 132,
        render: ({ id }) => {
          const { count = 0, daysShort = 0 } = links.get(id) ?? {};
          if (daysShort > 0) return <Badge tone="bad">short by {daysShort} d</Badge>;
          return count > 0 ? count : '';
        },
      },
      {
        text: ({ id }) => {
          const link = links.get(id);
          return link && link.daysShort > 0 ? `short by ${link.daysShort} d` : String(link?.count || '');
        },
        order: ({ id }) => {
          const link = links.get(id);
          return link && link.count > 0 ? link.daysShort * 1000 + link.count : null;
        },
      },
    ),
    computedColumn<Initiative>(
      'risks',
      { label: 'Risks', hint: 'Risks that threaten it and are not closed', width: 76, align: 'end' },
      { text: ({ id }) => String(links.get(id)?.risks || ''), order: ({ id }) => links.get(id)?.risks || null },
    ),
    column(INITIATIVE_FIELDS.effort, { width: 104, align: 'end' }),
    { ...column(INITIATIVE_FIELDS.supportingTeamIds, { width: 200 }), control: () => null },
    column(INITIATIVE_FIELDS.tags, { width: 160 }),
    column(INITIATIVE_FIELDS.link, { width: 180 }),
    deleteColumn<Initiative>((initiative) => initiative.title),
  ];
}
