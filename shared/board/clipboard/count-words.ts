import type { RecordKind } from '../record-kind.ts';

/** How many records of what kinds these are, in words: "2 initiatives and 1 risk". */
export function countWords(counts: Readonly<Partial<Record<RecordKind, number>>>): string {
  const words = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${NOUNS[kind]?.[count === 1 ? 0 : 1] ?? kind}`);
  const last = words.pop();
  return words.length === 0 ? (last ?? 'nothing') : `${words.join(', ')} and ${last}`;
}

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  initiatives: ['initiative', 'initiatives'],
  milestones: ['milestone', 'milestones'],
  risks: ['risk', 'risks'],
  dependencies: ['link', 'links'],
  actions: ['action', 'actions'],
  teams: ['team', 'teams'],
  objectives: ['objective', 'objectives'],
};
