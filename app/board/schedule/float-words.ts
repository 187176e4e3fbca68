import { formatDay } from '#app/board/fields/day-text.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { BY_END, type CriticalPath, isCritical } from '#shared/schedule/critical-path.ts';
import type { LeftOut, NetworkItem } from '#shared/schedule/network.ts';

/** How much an item can move, in words; `bad` where an imposed date does not hold, `tight` where there is no day to spare. */
export interface FloatWords {
  readonly tone: 'fine' | 'tight' | 'bad';
  /** "Float 6 d", "Critical", "12 d too late for 30 Apr 2027 (deadline)". */
  readonly text: string;
  /** What follows sooner, or what leaves no room; empty where there is nothing to add. */
  readonly detail: string;
}

/** The float of an item of the board; null where it has none to speak of: it is over, or not in the schedule. */
export function floatWords(view: BoardView, path: CriticalPath, id: string): FloatWords | null {
  const index = path.network.indexOf.get(id);
  const item = index === undefined ? undefined : path.network.items[index];
  if (index === undefined || !item || item.over) return null;
  const float = path.totalFloat[index] ?? 0;
  const imposer = path.network.items[path.imposer[index] ?? BY_END];
  const imposed = imposer ? imposedWords(view, imposer, id) : null;
  if (float < 0) return { tone: 'bad', text: `${-float} d too late for ${imposed ?? 'the end'}`, detail: '' };
  if (isCritical(path, index)) {
    return {
      tone: 'tight',
      text: 'Critical',
      detail: imposed ? `no day to spare for ${imposed}` : 'any slip moves the end',
    };
  }
  if (item.hard) return { tone: 'fine', text: 'Hard date', detail: 'nothing is due right with it' };
  const free = path.freeFloat[index] ?? 0;
  const detail =
    free < float ? (free === 0 ? 'any slip moves what follows' : `${free} d before anything else moves`) : '';
  return {
    tone: 'fine',
    text: `Float ${float} d`,
    detail: [imposed && `to ${imposed}`, detail].filter(Boolean).join(', '),
  };
}

/** "30 Apr 2027 (deadline)", "30 Apr 2027 (deadline of Ledger)", "GA on 30 Apr 2027 (hard date)". */
export function imposedWords(view: BoardView, { id, kind }: NetworkItem, ownId: string): string {
  if (kind === 'milestones') {
    const milestone = view.milestones.byId.get(id);
    const day = formatDay(milestone?.date ?? '');
    return id === ownId ? `${day} (hard date)` : `${milestone?.title} on ${day} (hard date)`;
  }
  const initiative = view.initiatives.byId.get(id);
  return `${formatDay(initiative?.deadline ?? '')} (${id === ownId ? 'deadline' : `deadline of ${initiative?.title}`})`;
}

/** What the schedule does not count, in one line: "2 links in a circle, 3 to other boards"; null where all counts. */
export function notCountedWords(leftOut: readonly LeftOut[]): string | null {
  const count = (matches: (left: LeftOut) => boolean) => leftOut.filter(matches).length;
  const circled = leftOut.reduce((sum, left) => sum + (left.why === 'cycle' ? left.dependencyIds.length : 0), 0);
  const words = [
    [circled, 'in a circle'],
    [count(({ why }) => why === 'other-board'), 'to other boards'],
    [count(({ why }) => why === 'no-place'), 'to items without dates'],
    [count(({ why }) => why === 'gone'), 'to what was deleted'],
  ] as const;
  const said = words.filter(([n]) => n > 0).map(([n, where]) => `${n} ${n === 1 ? 'link' : 'links'} ${where}`);
  return said.length === 0 ? null : `Not counted: ${said.join(', ')}`;
}

/** Why an item, or a link of it, is not in the schedule: "it waits for itself". Null where nothing is left out. */
export function leftOutWords(leftOut: readonly LeftOut[], view: BoardView, id: string): string | null {
  const links = new Set(
    view.dependencies.list.filter(({ fromId, toId }) => fromId === id || toId === id).map((link) => link.id),
  );
  for (const left of leftOut) {
    if ('kind' in left && left.id === id) {
      return left.why === 'no-dates'
        ? 'Not in the schedule: dates are missing'
        : 'Not in the schedule: it ends before it starts';
    }
    if (left.why === 'cycle' && left.dependencyIds.some((link) => links.has(link))) {
      return `Links in a circle: ${left.dependencyIds.length} links wait for each other and are not counted`;
    }
  }
  return null;
}
