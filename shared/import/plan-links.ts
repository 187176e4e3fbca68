import type { BoardView } from '#shared/board/board-view.ts';
import { compareKeys } from '#shared/board/record-order.ts';
import { findCycles } from '#shared/schedule/cycles.ts';
import type { IssueList } from './import-issue.ts';
import type { ImportPlan } from './import-plan.ts';
import type { PlanRow } from './plan-row.ts';

type Link = ImportPlan['links'][number];

/**
 * Plans the links that rows ask for and the board has not: from what a row depends on, to the row. Names are keys, of the
 * file or of the board; without one of that key, a title that only one initiative has.
 */
export function planLinks(
  view: BoardView,
  ids: ReadonlyMap<PlanRow, string>,
  column: string | null,
  issues: IssueList,
): readonly Link[] {
  const items = itemsByName(view, ids);
  const there = new Set(
    view.dependencies.list
      .filter(({ type, fromBoardId, toBoardId }) => type === 'FS' && fromBoardId === null && toBoardId === null)
      .map(({ fromId, toId }) => `${fromId} ${toId}`),
  );
  const links: (Link & { readonly row: number })[] = [];
  for (const [row, toId] of ids) {
    for (const name of row.dependsOn) {
      const fromId = items.get(name) ?? items.get(name.toLowerCase());
      if (!fromId) issues.warn(row.row, column, `"${name}" is neither in the file nor on the board: no link is made.`);
      else if (fromId === toId) issues.warn(row.row, column, 'it can not depend on itself: no link is made.');
      else if (!there.has(`${fromId} ${toId}`)) {
        there.add(`${fromId} ${toId}`);
        links.push({ fromId, toId, row: row.row });
      }
    }
  }
  warnOfCircles(view, ids, links, column, issues);
  return links.map(({ fromId, toId }) => ({ fromId, toId }));
}

/**
 * The links between initiatives that a file does not have, where it says what each row depends on: they are no longer so.
 * Links of another type, of milestones and to other boards can't stand in a file and stay.
 */
export function linksNotNamed(
  view: BoardView,
  ids: ReadonlyMap<PlanRow, string>,
  column: string | null,
): readonly string[] {
  if (column === null) return [];
  const items = itemsByName(view, ids);
  const named = new Set(
    [...ids].flatMap(([{ dependsOn }, toId]) =>
      dependsOn.map((name) => `${items.get(name) ?? items.get(name.toLowerCase())} ${toId}`),
    ),
  );
  const inFile = new Set(ids.values());
  return view.dependencies.list
    .filter(({ type, fromId, toId, fromBoardId, toBoardId }) => {
      const own = type === 'FS' && fromBoardId === null && toBoardId === null;
      return own && inFile.has(toId) && view.initiatives.byId.has(fromId) && !named.has(`${fromId} ${toId}`);
    })
    .map(({ id }) => id);
}

/** Keys as they are and in lower case; titles, in lower case, that are no key and belong to one initiative. */
function itemsByName(view: BoardView, ids: ReadonlyMap<PlanRow, string>): ReadonlyMap<string, string> {
  const named = [
    ...view.initiatives.list.map(({ id, key, title }) => ({ id, key, title })),
    ...[...ids].map(([{ key, title }, id]) => ({ id, key, title })),
  ];
  const items = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, title } of named) {
    const name = title.toLowerCase();
    if (items.has(name) && items.get(name) !== id) shared.add(name);
    items.set(name, id);
  }
  for (const name of shared) items.delete(name);
  for (const { id, key } of named) if (key) items.set(key.toLowerCase(), id);
  for (const { id, key } of named) if (key) items.set(key, id);
  return items;
}

/** One warning for each circle that the new links close, at its first row, with the names of who is in it. */
function warnOfCircles(
  view: BoardView,
  ids: ReadonlyMap<PlanRow, string>,
  links: readonly (Link & { readonly row: number })[],
  column: string | null,
  issues: IssueList,
): void {
  const names = new Map(view.initiatives.list.map(({ id, key, title }) => [id, key || title]));
  for (const [{ key, title }, id] of ids) names.set(id, key || title);
  const edges = [
    ...view.dependencies.list.filter(({ fromBoardId, toBoardId }) => fromBoardId === null && toBoardId === null),
    ...links.map((link, index) => ({ ...link, id: `new ${index}` })),
  ];
  const edgesById = new Map(edges.map((edge) => [edge.id, edge]));
  for (const circle of findCycles(edges)) {
    const inside = circle.flatMap((id) => edgesById.get(id) ?? []);
    const rows = inside.flatMap((edge) => ('row' in edge ? [edge.row] : []));
    if (rows.length === 0) continue;
    const members = [...new Set(inside.map(({ fromId }) => names.get(fromId) ?? fromId))].sort(compareKeys);
    const message = `${joined(members)} depend on each other in a circle: each would have to come before the others.`;
    issues.warn(Math.min(...rows), column, message);
  }
}

function joined(members: readonly string[]): string {
  const shown = members.length > 6 ? [...members.slice(0, 5), `${members.length - 5} others`] : members;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
