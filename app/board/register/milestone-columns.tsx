import { TalkedAbout } from '#app/board/comments/talked-about.tsx';
import { MILESTONE_FIELDS } from '#app/board/fields/milestone-fields.ts';
import { Badge } from '#app/components/badge.tsx';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';
import type { Links } from './links-of.ts';

const column = fieldColumn<'milestones'>;

/** The columns of the milestones' register, in their order. */
export function milestoneColumns(links: ReadonlyMap<string, Links>): readonly GridColumn<Milestone>[] {
  return [
    column(MILESTONE_FIELDS.key, { width: 104, action: 'open' }),
    column(MILESTONE_FIELDS.title, {
      width: 300,
      label: 'Milestone',
      render: (milestone) => <TalkedAbout id={milestone.id} title={milestone.title} />,
    }),
    column(MILESTONE_FIELDS.date, { width: 124 }),
    column(MILESTONE_FIELDS.kind, { width: 124 }),
    column(MILESTONE_FIELDS.hard, { width: 104 }),
    column(MILESTONE_FIELDS.teamId, { width: 160 }),
    column(MILESTONE_FIELDS.initiativeId, { width: 240 }),
    linksColumn<Milestone>(links),
  ];
}

/** How many dependencies hang on a row, and by how many days they are short. */
export function linksColumn<R extends { readonly id: string }>(links: ReadonlyMap<string, Links>): GridColumn<R> {
  const of = (id: string) => links.get(id) ?? { count: 0, daysShort: 0 };
  return computedColumn<R>(
    'links',
    {
      label: 'Links',
      hint: 'Dependencies, both ways; red when a date does not hold',
      width: 132,
      render: ({ id }) => {
        const { count, daysShort } = of(id);
        if (daysShort > 0) return <Badge tone="bad">short by {daysShort} d</Badge>;
        return count > 0 ? count : '';
      },
    },
    {
      text: ({ id }) => {
        const { count, daysShort } = of(id);
        return daysShort > 0 ? `short by ${daysShort} d` : String(count || '');
      },
      order: ({ id }) => {
        const { count, daysShort } = of(id);
        return count > 0 ? daysShort * 1000 + count : null;
      },
      filter: {
        type: 'values',
        keysOf: ({ id }) => {
          const { count, daysShort } = of(id);
          return count === 0 ? [] : [daysShort > 0 ? 'short' : 'hold'];
        },
        labelOf: (key) => (key === 'short' ? 'Short' : 'All hold'),
        highestFirst: true,
      },
    },
  );
}
