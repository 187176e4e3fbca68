/** A member of the organisation, as fields name people. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

const MEMBER = 'user:';

/** The name behind a person field: `user:<id>` is a member, anything else is the name itself. */
export function personName(value: string | null, people: readonly Person[]): string {
  if (value === null) return '';
  if (!value.startsWith(MEMBER)) return value;
  const id = value.slice(MEMBER.length);
  return people.find((person) => person.id === id)?.name ?? 'Former member';
}

/** What a typed name is written as: a member of exactly that name (case aside), else the name; null for none. */
export function personFromName(text: string, people: readonly Person[]): string | null {
  const name = text.trim();
  if (name === '') return null;
  const wanted = name.toLocaleLowerCase();
  const member = people.find((person) => person.name.toLocaleLowerCase() === wanted);
  return member ? memberValue(member.id) : name.slice(0, 200);
}

/** The value of a person field that names a member. */
export function memberValue(userId: string): string {
  return `${MEMBER}${userId}`;
}

/** Up to two capitals that stand for a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.charAt(0) ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
