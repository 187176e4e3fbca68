import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ROLES, type Role } from '#shared/permissions/role.ts';
import type { Services } from '../../services.ts';
import { CommandError, type CommandIo, defineCommand } from '../command.ts';
import { findOrganisation } from '../find-organisation.ts';

const args = z.object({
  email: z.email('this is not an e-mail address'),
  password: z.string().optional(),
  name: z.string().optional(),
  org: z.string().min(1, 'a name is needed'),
  role: z.enum(ROLES, `one of ${ROLES.join(', ')}`).default('viewer'),
});

export const userAdd = defineCommand({
  name: 'user add',
  usage: '--email E --org NAME [--password P] [--name N] [--role owner|editor|commenter|viewer]',
  summary:
    'Adds a person to an organisation, which is created when missing. Without --password one is made and printed.',
  args,
  options: ['email', 'password', 'name', 'org', 'role'],

  async run(services, { email, password, name, org, role }, io) {
    const { userId, made } = await findOrRegister(services, { email, password, name }, io);
    const organisation = await findOrCreate(services, org);
    await join(services, organisation.id, userId, role);
    const shown = made && password === undefined ? `\nPassword: ${made}` : '';
    return {
      text: `${email} is ${role} of ${organisation.name}.${shown}`,
      json: { id: userId, email, role, orgId: organisation.id, ...(shown && { password: made }) },
    };
  },
});

/** `made` is the password of a person who is new. Who has an account keeps their own: nobody else may set it. */
async function findOrRegister(
  services: Services,
  person: { email: string; password: string | undefined; name: string | undefined },
  io: CommandIo,
): Promise<{ userId: string; made: string | null }> {
  const { email, name = email.split('@')[0] ?? email } = person;
  const existing = await services.accounts.findByEmail(email);
  if (existing) {
    if (person.password !== undefined) io.note(`${email} has an account already: its password stays as it is.`);
    return { userId: existing, made: null };
  }
  const password = person.password ?? randomBytes(12).toString('base64url');
  const registered = await services.accounts.register({ email, name, password });
  if (!registered.ok) throw refused(registered.errors);
  return { userId: registered.userId, made: password };
}

async function findOrCreate(services: Services, org: string): Promise<{ id: string; name: string }> {
  const found = await findOrganisation(services, org);
  if (found) return found;
  const created = await services.organisations.create({ name: org, ownerId: null });
  if (!created.ok) throw refused(created.errors);
  return { id: created.orgId, name: org };
}

async function join(services: Services, orgId: string, userId: string, role: Role): Promise<void> {
  const change = await services.organisations.members.add(orgId, userId, role);
  if (!change.ok) throw new CommandError('an organisation keeps at least one owner: make somebody else owner first');
}

function refused(errors: Readonly<Record<string, string>>): CommandError {
  return new CommandError(
    Object.entries(errors)
      .map(([field, message]) => `${field}: ${message}`)
      .join('; '),
  );
}
