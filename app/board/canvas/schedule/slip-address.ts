/** The parameter of the roadmap's address that asks what happens if an item slips. */
export const SLIP = 'slip';

/** The address that asks about an item; its panel makes room for the answer. */
export function slipSearch(params: URLSearchParams, itemId: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set(SLIP, itemId);
  next.delete('item');
  return next;
}
