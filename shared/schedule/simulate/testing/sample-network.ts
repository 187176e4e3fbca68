import { buildModel, type ModelItem, type ModelLink, type ModelRisk } from '../build-model.ts';
import type { SimulationModel } from '../simulation-model.ts';

export const points = (optimistic: number, mostLikely: number, pessimistic: number) => ({
  optimistic,
  mostLikely,
  pessimistic,
});

/** An item from day 0 on that counts for the end. */
export function item(id: string, work: ModelItem['work'], fields: Partial<ModelItem> = {}): ModelItem {
  return { id, work, earliestStart: 0, countsForEnd: true, promised: null, isWatched: false, ...fields };
}

/** A finish-start link without lag. */
export const follows = (from: number, to: number): ModelLink => ({ from, to, type: 'FS', lag: 0 });

/** A threat that its actions do not change. */
export function threat(id: string, probability: number, impact: ModelRisk['impact'], items: number[]): ModelRisk {
  return { id, probability, impact, probabilityAfter: probability, impactAfter: impact, items };
}

/** Numbers from 0 to 1 that repeat for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SampleSize {
  readonly items: number;
  readonly links: number;
  readonly risks: number;
}

/** A network of layers as programmes have them: links lead forward, every risk touches one to three items. Same size, same network. */
export function sampleParts({ items, links, risks }: SampleSize, random: () => number) {
  const whole = (most: number) => Math.floor(random() * most);
  const itemList = Array.from({ length: items }, (_, index) => {
    const mode = 3 + whole(25);
    const work = points(mode * (0.5 + random() * 0.4), mode, mode * (1.2 + random()));
    return item(
      `item ${index}`,
      { points: work },
      { earliestStart: Math.floor(index / 10), isWatched: index % 25 === 24 },
    );
  });
  const linkList = Array.from({ length: links }, (): ModelLink => {
    const to = 1 + whole(items - 1);
    const from = Math.max(0, to - 1 - whole(40));
    const type = (['FS', 'FS', 'FS', 'FS', 'FS', 'SS', 'FF', 'SF'] as const)[whole(8)] ?? 'FS';
    return { from, to, type, lag: whole(4) };
  });
  const riskList = Array.from({ length: risks }, (_, index): ModelRisk => {
    const probability = 0.05 + random() * 0.5;
    const mode = 3 + whole(15);
    return {
      id: `risk ${index}`,
      probability,
      impact: points(mode * 0.5, mode, mode * 2),
      probabilityAfter: probability * (index % 3 === 0 ? 0.4 : 1),
      impactAfter: points(mode * 0.25, mode * 0.5, mode),
      items: [...new Set(Array.from({ length: 1 + whole(3) }, () => whole(items)))],
    };
  });
  return { items: itemList, links: linkList, risks: riskList };
}

export function sampleModel(size: SampleSize, random: () => number): SimulationModel {
  const { items, links, risks } = sampleParts(size, random);
  return buildModel({ items, links, risks, distribution: 'pert' });
}
