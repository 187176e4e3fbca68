import type { ItemPlace, LinkFilter } from '#shared/dependencies/cross-team-links.ts';

/** The three forms of the same links. */
export const LINK_FORMS = ['matrix', 'graph', 'list'] as const;
export type LinkForm = (typeof LINK_FORMS)[number];

/** What the address of a picture of dependencies asks for. */
export interface LinksAddress extends LinkFilter {
  /** Id of the snapshot to look back to; null for now. */
  readonly asOf: string | null;
  readonly form: LinkForm;
  /** Keys of the teams that the graph shows with their items. */
  readonly expanded: readonly string[];
}

const PARAMS = {
  boardId: 'board',
  team: 'team',
  waitingFor: 'waiting',
  from: 'from',
  to: 'to',
  asOf: 'asOf',
} as const;
const CONFLICTS = 'conflicts';
const CHAIN = 'chain';
const FORM = 'form';
const EXPANDED = 'open';

export function readAddress(params: URLSearchParams): LinksAddress {
  const read = (name: string) => params.get(name) || null;
  return {
    boardId: read(PARAMS.boardId),
    team: read(PARAMS.team),
    waitingFor: read(PARAMS.waitingFor),
    from: read(PARAMS.from),
    to: read(PARAMS.to),
    asOf: read(PARAMS.asOf),
    conflictsOnly: params.has(CONFLICTS),
    chain: readPlace(read(CHAIN)),
    form: LINK_FORMS.find((form) => form === params.get(FORM)) ?? 'matrix',
    expanded: params.getAll(EXPANDED),
  };
}

/** The query part of the address, `?` included; empty when nothing is asked for. What is not of it is kept of `others`. */
export function writeAddress(address: LinksAddress, others = new URLSearchParams()): string {
  const params = new URLSearchParams(others);
  for (const [field, name] of Object.entries(PARAMS) as [keyof typeof PARAMS, string][]) {
    const value = address[field];
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  for (const name of [CONFLICTS, CHAIN, FORM, EXPANDED]) params.delete(name);
  if (address.conflictsOnly) params.set(CONFLICTS, '1');
  if (address.chain) params.set(CHAIN, `${address.chain.boardId}/${address.chain.itemId}`);
  if (address.form !== 'matrix') params.set(FORM, address.form);
  for (const key of address.expanded) params.append(EXPANDED, key);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether the address narrows the links; looking back alone does not. */
export function isNarrowed({ boardId, team, waitingFor, chain, from, to, conflictsOnly }: LinkFilter): boolean {
  return conflictsOnly || [boardId, team, waitingFor, chain, from, to].some((value) => value !== null);
}

function readPlace(text: string | null): ItemPlace | null {
  const [boardId = '', itemId = ''] = text?.split('/', 2) ?? [];
  return boardId !== '' && itemId !== '' ? { boardId, itemId } : null;
}
