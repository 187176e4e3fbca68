import { CalendarCog, ChevronsRight, CircleDot, Link2, PanelRight, Waypoints } from 'lucide-react';
import { withChain } from '#app/board/canvas/filter/show-chain.ts';
import { askSlip } from '#app/board/canvas/schedule/schedule-state.ts';
import { wordsOf } from '#app/board/fields/field-control.ts';
import { nameOf } from '#app/board/fields/format-field.ts';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { INITIATIVE_STATUSES } from '#shared/board/records/initiative.ts';
import { RISK_STATUSES } from '#shared/board/records/risk.ts';
import { allAre, mayWrite, onlyItem, shows } from './applies.ts';
import type { ActionChoice, ActionContext, BoardAction } from './board-action.ts';

/** What is done with the records that are selected, or the one that is open. */
export const ITEM_ACTIONS: readonly BoardAction[] = [
  {
    id: 'open',
    group: 'item',
    label: 'Open',
    words: 'details panel edit show fields',
    keys: ['Enter'],
    icon: PanelRight,
    inMenu: true,
    applies: (context) => onlyItem(context) !== null,
    run(context) {
      const item = onlyItem(context);
      if (item) context.openItem(item.kind, item.id);
    },
  },
  {
    id: 'status',
    group: 'item',
    label: 'Status',
    words: 'state blocked done dropped at risk closed',
    icon: CircleDot,
    inMenu: true,
    applies: (context) => mayWrite(context) && (allAre('initiatives', context) || allAre('risks', context)),
    choices: statusChoices,
  },
  {
    id: 'edit-dates',
    group: 'item',
    label: 'Edit dates…',
    words: 'start end duration working days schedule reschedule calendar',
    icon: CalendarCog,
    inMenu: true,
    applies: (context) => mayWrite(context) && datedItem(context) !== null,
    run(context) {
      const item = datedItem(context);
      if (item) context.canvas?.parts.state.editingDates.set(item);
    },
  },
  {
    id: 'waits-for',
    group: 'item',
    label: 'Waits for…',
    words: 'link to dependency predecessor depends on',
    icon: Link2,
    inMenu: true,
    applies: isLinkable,
    run: (context) => askForLink(context, 'waits-for'),
  },
  {
    id: 'needed-by',
    group: 'item',
    label: 'Needed by…',
    words: 'link to dependency successor supplies',
    icon: Link2,
    inMenu: true,
    applies: isLinkable,
    run: (context) => askForLink(context, 'needed-by'),
  },
  {
    id: 'show-chain',
    group: 'item',
    label: 'Show its chain',
    words: 'filter dependencies path what waits predecessors successors',
    icon: Waypoints,
    inMenu: true,
    applies: (context) => linkedItem(context) !== null,
    run(context) {
      const item = linkedItem(context);
      const params = new URLSearchParams(window.location.search);
      // Asked for to see the plan, which a panel would cover.
      params.delete('item');
      if (item) context.go(`${context.base}/roadmap?${withChain(params, item.id)}`);
    },
  },
  {
    id: 'slip',
    group: 'item',
    label: 'What if this slips…',
    words: 'late delay schedule impact move days critical',
    icon: ChevronsRight,
    inMenu: true,
    applies: (context) => shows('roadmap', context) && isDated(context),
    run({ canvas, items: [item] }) {
      if (canvas && item) askSlip(canvas.parts.state, item);
    },
  },
];

/** The only item, when something waits for it or it waits for something on this board. */
function linkedItem(context: ActionContext): ActionContext['items'][number] | null {
  const item = onlyItem(context);
  if (!item || item.kind === 'risks') return null;
  const { list } = context.session.view.get().dependencies;
  return list.some(({ fromId, toId }) => fromId === item.id || toId === item.id) ? item : null;
}

function isDated(context: ActionContext): boolean {
  const kind = onlyItem(context)?.kind;
  return kind === 'initiatives' || kind === 'milestones';
}

function statusChoices(context: ActionContext): readonly ActionChoice[] {
  const { session, items } = context;
  const kind = items[0]?.kind === 'risks' ? 'risks' : 'initiatives';
  const statuses = kind === 'risks' ? RISK_STATUSES : INITIATIVE_STATUSES;
  const { byId } = session.view.get()[kind];
  return statuses.map((status) => ({
    id: status,
    label: wordsOf(status),
    checked: items.every(({ id }) => byId.get(id)?.status === status),
    run: () =>
      void session.run((board) => {
        for (const { id } of items) updateRecord(board, { kind, id, patch: { status } });
      }),
  }));
}

/** The only item, where the roadmap shows it and it has dates to edit, or could have. */
function datedItem(context: ActionContext): ActionContext['items'][number] | null {
  const item = shows('roadmap', context) ? onlyItem(context) : null;
  return item && item.kind !== 'risks' ? item : null;
}

function isLinkable(context: ActionContext): boolean {
  const item = onlyItem(context);
  return mayWrite(context) && item !== null && item.kind !== 'risks';
}

/** Lets the other end be found by name; the ones that are linked this way already are not offered. */
function askForLink({ session, items, ask }: ActionContext, side: 'waits-for' | 'needed-by'): void {
  const [item] = items;
  const view = session.view.get();
  const record = item && view[item.kind].byId.get(item.id);
  if (!item || !record) return;
  const taken = new Set([item.id]);
  for (const { fromId, toId } of view.dependencies.list) {
    if (side === 'waits-for' && toId === item.id) taken.add(fromId);
    if (side === 'needed-by' && fromId === item.id) taken.add(toId);
  }
  ask({
    title: side === 'waits-for' ? `What does "${nameOf(record)}" wait for?` : `Who needs "${nameOf(record)}"?`,
    kinds: ['initiatives', 'milestones'],
    fits: (_, id) => !taken.has(id),
    chosen(_, id) {
      const [fromId, toId] = side === 'waits-for' ? [id, item.id] : [item.id, id];
      session.run((board, _view, ctx) => linkItems(board, { fields: { fromId, toId } }, ctx));
    },
  });
}
