import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import type { HandshakeSide } from './handshake.ts';

/** A person as fields name them: `user:<id>` where a member was picked, the name where it was typed. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  /** Their address, where it is known: people who type names type it, too. */
  readonly email?: string;
  /** Ids of the teams of the organisation that they lead, where it is known. */
  readonly leads?: readonly string[];
}

const BOTH: readonly HandshakeSide[] = ['supplier', 'consumer'];

/**
 * The sides of a dependency that somebody who may write on its board speaks for: the one whose item they own or whose
 * team they lead. Who belongs to neither, or to both, moderates: a programme manager notes what was said by either.
 * `speaksForFar` says it of the end that is on another board, where that is known.
 */
export function handshakeSides(
  view: BoardView,
  link: Pick<Dependency, 'fromId' | 'fromBoardId' | 'toId' | 'toBoardId'>,
  person: NamedPerson,
  speaksForFar = false,
): readonly HandshakeSide[] {
  const speaksFor = (boardId: string | null, itemId: string) =>
    boardId === null ? ownsItem(view, itemId, person) : speaksForFar;
  const supplier = speaksFor(link.fromBoardId, link.fromId);
  const consumer = speaksFor(link.toBoardId, link.toId);
  if (supplier === consumer) return BOTH;
  return [supplier ? 'supplier' : 'consumer'];
}

function ownsItem(view: BoardView, itemId: string, person: NamedPerson): boolean {
  const initiative = view.initiatives.byId.get(itemId);
  const milestone = initiative ? undefined : view.milestones.byId.get(itemId);
  const stageOf = view.initiatives.byId.get(milestone?.initiativeId ?? '');
  const owner = initiative?.owner ?? stageOf?.owner ?? null;
  const team = view.teams.byId.get(initiative?.teamId ?? milestone?.teamId ?? stageOf?.teamId ?? '');
  if (team?.orgTeamId && person.leads?.includes(team.orgTeamId)) return true;
  return [owner, team?.lead ?? null].some((name) => isPerson(name, person));
}

function isPerson(value: string | null, { id, name, email }: NamedPerson): boolean {
  const typed = value?.trim().toLocaleLowerCase() ?? '';
  if (typed === '') return false;
  return value === `user:${id}` || [name, email].some((known) => known?.trim().toLocaleLowerCase() === typed);
}
