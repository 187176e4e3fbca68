/** A version as far as choosing among many goes. */
export interface PickedFrom {
  readonly kind: 'automatic' | 'named';
}

/**
 * At most `limit` of these versions (oldest first), in their order: the first and the last, the named ones before the
 * automatic, each evenly over the list.
 */
export function pickVersions<V extends PickedFrom>(versions: readonly V[], limit: number): readonly V[] {
  if (versions.length <= limit) return versions;
  const ends = new Set([0, versions.length - 1].slice(0, limit));
  const places = versions.map((_, place) => place).filter((place) => !ends.has(place));
  const chosen = new Set(ends);
  for (const kind of ['named', 'automatic'] as const) {
    const ofKind = places.filter((place) => versions[place]?.kind === kind);
    for (const place of evenly(ofKind, limit - chosen.size)) chosen.add(place);
  }
  return versions.filter((_, place) => chosen.has(place));
}

function evenly(places: readonly number[], count: number): readonly number[] {
  if (places.length <= count) return places;
  return Array.from({ length: count }, (_, i) => places[Math.floor(((i + 0.5) * places.length) / count)] ?? 0);
}
