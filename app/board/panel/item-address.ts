import { RECORD_KIND_NAMES, type RecordKind } from '#shared/board/record-kind.ts';

/** A record as the address names it: `?item=risks/<id>`. */
export interface ItemAddress {
  readonly kind: RecordKind;
  readonly id: string;
}

export const ITEM_PARAM = 'item';

/** The kinds that the side panel shows. */
export const PANEL_KINDS = [
  'initiatives',
  'risks',
  'milestones',
  'dependencies',
  'actions',
  'teams',
  'objectives',
] as const;
export type PanelKind = (typeof PANEL_KINDS)[number];

/** The item of an address; null when it names none. */
export function readItem(params: URLSearchParams): ItemAddress | null {
  const [kind = '', id = ''] = (params.get(ITEM_PARAM) ?? '').split('/', 2);
  return id !== '' && (RECORD_KIND_NAMES as readonly string[]).includes(kind) ? { kind: kind as RecordKind, id } : null;
}

/** The parameters with this item, or with none. */
export function writeItem(params: URLSearchParams, item: ItemAddress | null): URLSearchParams {
  const next = new URLSearchParams(params);
  if (item) next.set(ITEM_PARAM, `${item.kind}/${item.id}`);
  else next.delete(ITEM_PARAM);
  return next;
}
