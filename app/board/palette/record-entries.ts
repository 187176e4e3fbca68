import {
  ArrowRight,
  CircleCheck,
  Diamond,
  type LucideIcon,
  RectangleHorizontal,
  Target,
  TriangleAlert,
  Users,
} from 'lucide-react';
import type { ActionContext, RecordQuestion } from '#app/board/actions/board-action.ts';
import { nameOf } from '#app/board/fields/format-field.ts';
import { personName } from '#app/board/fields/person.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { RECORD_KINDS, type RecordKind } from '#shared/board/record-kind.ts';
import type { PaletteEntry } from './palette-entry.ts';

const ICONS: Partial<Record<RecordKind, LucideIcon>> = {
  initiatives: RectangleHorizontal,
  risks: TriangleAlert,
  milestones: Diamond,
  objectives: Target,
  teams: Users,
  actions: CircleCheck,
  dependencies: ArrowRight,
};
const FOUND_KINDS = ['initiatives', 'risks', 'milestones', 'objectives', 'teams', 'actions', 'dependencies'] as const;

/** Every record of the board, to be opened; or, when one is asked for, those that fit, to be chosen. */
export function recordEntries(context: ActionContext, question: RecordQuestion | null): readonly PaletteEntry[] {
  const view = context.session.view.get();
  return FOUND_KINDS.filter((kind) => !question || question.kinds.includes(kind)).flatMap((kind) =>
    view[kind].list
      .filter(({ id }) => !question || question.fits(kind, id))
      .map((record) => entryOf(context, view, kind, record, question)),
  );
}

type Described = { readonly id: string } & Partial<{
  readonly key: string;
  readonly owner: string | null;
  readonly lead: string;
  readonly teamId: string | null;
  readonly tags: readonly string[];
  readonly riskId: string | null;
  readonly fromId: string;
  readonly toId: string;
}>;

function entryOf(
  context: ActionContext,
  view: BoardView,
  kind: RecordKind,
  record: Described,
  question: RecordQuestion | null,
): PaletteEntry {
  const { owner = null, teamId = null, tags = [], riskId, fromId, toId, lead = '' } = record;
  const team = teamId === null ? '' : (view.teams.byId.get(teamId)?.name ?? '');
  const person = personName(owner, context.people) || lead;
  const title = fromId && toId ? `${itemName(view, fromId)} → ${itemName(view, toId)}` : nameOf(record);
  const open = () => (riskId ? context.openItem('risks', riskId) : context.openItem(kind, record.id));
  return {
    id: `${kind}/${record.id}`,
    title,
    key: record.key ?? '',
    words: [RECORD_KINDS[kind].noun, team, person, ...tags].join(' '),
    detail: [RECORD_KINDS[kind].noun, team, person].filter(Boolean).join(' · '),
    icon: ICONS[kind],
    run: () => (question ? question.chosen(kind, record.id) : open()),
  };
}

function itemName(view: BoardView, id: string): string {
  const item = view.initiatives.byId.get(id) ?? view.milestones.byId.get(id);
  return item ? item.title : 'another board';
}
