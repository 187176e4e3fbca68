import type { LinkAbsence } from '#shared/dependencies/cross-team-links.ts';

/** Why an item is not shown, in words, and what can be done about it. */
export function absenceWords(absence: LinkAbsence | null, team = ''): { readonly name: string; readonly why: string } {
  switch (absence) {
    case 'deleted':
      return {
        name: 'Deleted',
        why: 'The item was deleted from its board. Link another one, or remove the dependency.',
      };
    case 'archived':
      return { name: 'On an archived board', why: 'Its board was archived: its dates are not watched any more.' };
    case 'hidden':
      return {
        name: team === '' ? 'An item that you may not see' : `An item of ${team}`,
        why: 'You may not read its board.',
      };
    case 'elsewhere':
      return { name: 'Not on an open board', why: 'Its board is gone, or belongs to another organisation.' };
    case null:
      return { name: 'An item of another board', why: 'What it is comes with the connection.' };
  }
}
