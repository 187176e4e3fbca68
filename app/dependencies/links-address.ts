import type { LinkFilter } from '#shared/dependencies/cross-team-links.ts';

/** What the address of the dependencies page asks for. */
export interface LinksAddress extends LinkFilter {
  /** Id of the snapshot to look back to; null for now. */
  readonly asOf: string | null;
}

const PARAMS = { boardId: 'board', team: 'team', from: 'from', to: 'to', asOf: 'asOf' } as const;
const CONFLICTS = 'conflicts';

export function readAddress(params: URLSearchParams): LinksAddress {
  const read = (name: string) => params.get(name) || null;
  return {
    boardId: read(PARAMS.boardId),
    team: read(PARAMS.team),
    from: read(PARAMS.from),
    to: read(PARAMS.to),
    asOf: read(PARAMS.asOf),
    conflictsOnly: params.has(CONFLICTS),
  };
}

/** The query part of the page's address, `?` included; empty when nothing is asked for. */
export function writeAddress(address: LinksAddress): string {
  const params = new URLSearchParams();
  for (const [field, name] of Object.entries(PARAMS) as [keyof typeof PARAMS, string][]) {
    const value = address[field];
    if (value !== null) params.set(name, value);
  }
  if (address.conflictsOnly) params.set(CONFLICTS, '1');
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether the address narrows the links; looking back alone does not. */
export function isNarrowed({ boardId, team, from, to, conflictsOnly }: LinkFilter): boolean {
  return conflictsOnly || [boardId, team, from, to].some((value) => value !== null);
}
