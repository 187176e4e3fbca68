/** A card that lies over the picture and does not keep anybody from it: an offer, a call to come along. */
export const OVER_PICTURE =
  'pointer-events-auto flex max-w-full flex-wrap items-center justify-center gap-x-3 gap-y-2 rounded-card border border-line bg-raised px-3 py-2 shadow-float';
