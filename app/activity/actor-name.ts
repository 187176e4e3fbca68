import type { Person } from '#app/board/fields/person.ts';
import type { Sheet } from './sheet.ts';

/** Who did something, for a list; nobody with an account is the server. */
export function actorName(actorId: string | null, { names }: Pick<Sheet, 'names'>, people: readonly Person[]): string {
  if (actorId === null) return 'The server';
  return people.find(({ id }) => id === actorId)?.name ?? names[actorId] ?? 'A former member';
}
