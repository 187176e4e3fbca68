import { TalkedAbout } from '#app/board/comments/talked-about.tsx';
import { INITIATIVE_FIELDS } from '#app/board/fields/initiative-fields.ts';
import { StatusIcon, statusName } from '#app/components/status-icon.tsx';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';
import type { Links } from './links-of.ts';
import { linksColumn } from './milestone-columns.tsx';

const column = fieldColumn<'initiatives'>;

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
      {
        text: (initiative) => String(duration(initiative) ?? ''),
        order: duration,
        filter: { type: 'number', numberOf: duration },
      },
    ),
    column(INITIATIVE_FIELDS.confidence, { width: 108 }),
    linksColumn<Initiative>(links),
    computedColumn<Initiative>(
      'risks',
      { label: 'Risks', hint: 'Risks that threaten it and are not closed', width: 76, align: 'end' },
      {
        text: ({ id }) => String(links.get(id)?.risks || ''),
        order: ({ id }) => links.get(id)?.risks || null,
        filter: { type: 'number', numberOf: ({ id }) => links.get(id)?.risks || null },
      },
    ),
    column(INITIATIVE_FIELDS.effort, { width: 104, align: 'end' }),
    column(INITIATIVE_FIELDS.supportingTeamIds, { width: 200 }),
    column(INITIATIVE_FIELDS.tags, { width: 160 }),
    column(INITIATIVE_FIELDS.link, { width: 180 }),
    ...[
      column(INITIATIVE_FIELDS.objectiveId, { width: 180 }),
      column(INITIATIVE_FIELDS.notBefore, { width: 116 }),
      column(INITIATIVE_FIELDS.deadline, { width: 116 }),
      column(INITIATIVE_FIELDS.estimate, { width: 140, align: 'end' }),
      column(INITIATIVE_FIELDS.description, { width: 260 }),
    ].map((one) => ({ ...one, hidden: true })),
  ];
}
