import type { Services } from '../services.ts';
import { CommandError } from './command.ts';

/** The organisation with this name or id; null when there is none. Throws a CommandError when the name is of several. */
export async function findOrganisation(
  services: Services,
  nameOrId: string,
): Promise<{ id: string; name: string } | null> {
  const all = await services.organisations.listAll();
  const byId = all.find(({ id }) => id === nameOrId);
  if (byId) return byId;
  const named = await services.organisations.findByName(nameOrId);
  if (named.length > 1) {
    const ids = named.map(({ id }) => id).join(', ');
    throw new CommandError(
      `${named.length} organisations are called "${nameOrId}": give the id instead, one of ${ids}`,
    );
  }
  return named[0] ?? null;
}

/** As above; a CommandError when there is none. */
export async function requireOrganisation(services: Services, nameOrId: string): Promise<{ id: string; name: string }> {
  const found = await findOrganisation(services, nameOrId);
  if (!found) throw new CommandError(`there is no organisation "${nameOrId}"; see: quarterdeck org list`);
  return found;
}
