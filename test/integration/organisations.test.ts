import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessDenied } from '#server/auth/access-denied.ts';
import type { AccessChange } from '#server/organisations/members.ts';
import { can } from '#shared/permissions/can.ts';
import { ROLES } from '#shared/permissions/role.ts';
import { openTestServices, type TestServices } from '#test/fixtures/test-services.ts';

let test: TestServices;
beforeAll(async () => {
  test = await openTestServices();
});
afterAll(() => test.close());

/** The status a question for permission was refused with; null when it was granted. */
const refusal = (asked: Promise<unknown>): Promise<number | null> =>
  asked.then(
    () => null,
    (denied: unknown) => {
      if (denied instanceof AccessDenied) return denied.status;
      throw denied;
    },
  );

describe('access', () => {
  it('asks the one table, for every role', async () => {
    const { access } = test;
    const owner = await test.person('owner');
    const orgId = await test.organisation(owner);
    for (const role of ROLES) {
      const member = await test.person(role);
      await test.organisations.members.add(orgId, member.user.id, role);
      for (const action of ['org:read', 'org:invite', 'org:manage-teams', 'board:create'] as const) {
        const expected = can(role, action) ? null : 403;
        expect(await refusal(access.requireOrg(member, orgId, action)), `${role} ${action}`).toBe(expected);
      }
    }
  });

  it('says 401 signed out, 404 unknown, 403 not a member', async () => {
    const [owner, stranger] = [await test.person('owner'), await test.person('stranger')];
    const orgId = await test.organisation(owner);
    expect(await refusal(test.access.requireOrg(null, orgId, 'org:read'))).toBe(401);
    expect(await refusal(test.access.requireOrg(owner, 'no-such', 'org:read'))).toBe(404);
    expect(await refusal(test.access.requireOrg(stranger, orgId, 'org:read'))).toBe(403);
    expect(await refusal(test.access.requireBoard(null, 'no-such', 'board:read'))).toBe(401);
    expect(await refusal(test.access.requireBoard(owner, 'no-such', 'board:read'))).toBe(404);
  });
});

describe('members', () => {
  it('are told when their access changes, after the change holds', async () => {
    const { members } = test.organisations;
    const [owner, member] = [await test.person('owner'), await test.person('member')];
    const orgId = await test.organisation(owner, [[member, 'viewer']]);
    const told: (AccessChange & { held: unknown })[] = [];
    const stop = members.onAccessChanged(async (change) => {
      const rows = await members.list(orgId);
      told.push({ ...change, held: rows.find(({ userId }) => userId === change.userId)?.role ?? null });
    });
    await members.changeRole(orgId, member.user.id, 'editor');
    await members.remove(orgId, member.user.id);
    stop();
    const about = { userId: member.user.id, orgId };
    expect(told).toEqual([
      { ...about, role: 'editor', held: 'editor' },
      { ...about, role: null, held: null },
    ]);
    expect(await refusal(test.access.requireOrg(member, orgId, 'org:read'))).toBe(403);
  });

  it('keep one owner, also when two owners demote each other at once', async () => {
    const { members } = test.organisations;
    const [one, other] = [await test.person('one'), await test.person('other')];
    const orgId = await test.organisation(one, [[other, 'owner']]);
    const both = await Promise.all([
      members.changeRole(orgId, one.user.id, 'viewer'),
      members.remove(orgId, other.user.id),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: 'last-owner' });
    expect((await members.list(orgId)).filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  it('can not be changed from another organisation', async () => {
    const [owner, stranger] = [await test.person('owner'), await test.person('stranger')];
    const orgId = await test.organisation(owner);
    const answer = await test.organisations.members.changeRole(orgId, stranger.user.id, 'owner');
    expect(answer).toEqual({ ok: false, reason: 'no-member' });
  });
});

describe('invitations', () => {
  async function invited() {
    const owner = await test.person('owner');
    const orgId = await test.organisation(owner);
    const { id, token } = await test.organisations.invites.create({ orgId, role: 'editor', createdBy: owner.user.id });
    return { owner, orgId, id, token };
  }

  it('make one person a member, once', async () => {
    const { invites } = test.organisations;
    const { orgId, token } = await invited();
    const [first, second] = [await test.person('first'), await test.person('second')];
    expect(await invites.find(token)).toEqual({ state: 'open', orgId, organisation: 'Meridian', role: 'editor' });
    expect(await invites.accept(token, first.user.id)).toEqual({ ok: true, orgId, alreadyMember: false });
    expect((await test.access.requireOrg(first, orgId, 'org:read')).role).toBe('editor');
    expect(await invites.accept(token, second.user.id)).toEqual({ ok: false, state: 'used' });
    expect(await invites.listOpen(orgId)).toEqual([]);
  });

  it('make one person a member when several accept at once', async () => {
    const { orgId, token } = await invited();
    const people = await Promise.all(['a', 'b', 'c', 'd'].map((name) => test.person(name)));
    const answers = await Promise.all(people.map(({ user }) => test.organisations.invites.accept(token, user.id)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await test.organisations.members.list(orgId)).toHaveLength(2);
  });

  it('leave a member as they are, and the link good', async () => {
    const { owner, orgId, token } = await invited();
    const accepted = await test.organisations.invites.accept(token, owner.user.id);
    expect(accepted).toEqual({ ok: true, orgId, alreadyMember: true });
    expect((await test.access.requireOrg(owner, orgId, 'org:invite')).role).toBe('owner');
    expect((await test.organisations.invites.find(token))?.state).toBe('open');
  });

  it('run out', async () => {
    const { token, orgId } = await invited();
    const late = await test.person('late');
    const before = test.clock.now;
    test.clock.now = new Date(before.getTime() + test.organisations.invites.days * 86_400_000);
    const accepted = await test.organisations.invites.accept(token, late.user.id);
    const open = await test.organisations.invites.listOpen(orgId);
    test.clock.now = before;
    expect(accepted).toEqual({ ok: false, state: 'expired' });
    expect(open).toEqual([]);
  });

  it('can be taken back, by their own organisation alone', async () => {
    const { invites } = test.organisations;
    const { orgId, id, token } = await invited();
    const other = await invited();
    await invites.revoke(other.orgId, id);
    expect((await invites.find(token))?.state).toBe('open');
    await invites.revoke(orgId, id);
    expect((await invites.find(token))?.state).toBe('revoked');
    const late = await test.person('late');
    expect(await invites.accept(token, late.user.id)).toEqual({ ok: false, state: 'revoked' });
    expect(await invites.find('made-up')).toBeNull();
    expect(await invites.accept('made-up', late.user.id)).toEqual({ ok: false, state: 'unknown' });
  });
});

describe('teams', () => {
  async function withTeams(...names: string[]) {
    const orgId = await test.organisation(await test.person('owner'));
    const ids: Record<string, string> = {};
    for (const name of names) {
      const added = await test.organisations.teams.create(orgId, { name });
      if (added.ok) ids[name] = added.teamId;
    }
    return { orgId, id: (name: string) => ids[name] ?? 'no such team' };
  }
  const names = async (orgId: string) => (await test.organisations.teams.list(orgId)).map(({ name }) => name);

  it('stand in their order and can be moved, past archived ones', async () => {
    const { teams } = test.organisations;
    const { orgId, id } = await withTeams('Platform', 'Payments', 'Data', 'Mobile');
    await teams.setArchived(orgId, id('Payments'), true);
    await teams.move(orgId, id('Data'), -1);
    expect(await names(orgId)).toEqual(['Data', 'Platform', 'Mobile']);
    await teams.move(orgId, id('Data'), -1);
    await teams.move(orgId, id('Platform'), 1);
    expect(await names(orgId)).toEqual(['Data', 'Mobile', 'Platform']);
    await teams.setArchived(orgId, id('Payments'), false);
    expect(await names(orgId)).toContain('Payments');
  });

  it('get colours that differ, and change', async () => {
    const { teams } = test.organisations;
    const { orgId, id } = await withTeams('Platform', 'Payments');
    const colours = (await teams.list(orgId)).map(({ colour }) => colour);
    expect(new Set(colours).size).toBe(2);
    expect(await teams.change(orgId, id('Platform'), { name: 'Core', lead: 'Jana', colour: '#123456' })).toEqual({
      ok: true,
    });
    expect((await teams.list(orgId))[0]).toMatchObject({ name: 'Core', lead: 'Jana', colour: '#123456' });
  });

  it('have names of their own within the organisation', async () => {
    const { teams } = test.organisations;
    const { orgId, id } = await withTeams('Platform', 'Payments');
    expect(await teams.create(orgId, { name: 'PLATFORM' })).toMatchObject({ ok: false });
    expect(await teams.change(orgId, id('Payments'), { name: 'platform' })).toMatchObject({ ok: false });
    expect(await teams.change(orgId, id('Platform'), { name: 'platform' })).toEqual({ ok: true });
    expect(await teams.create(orgId, { name: '  ' })).toMatchObject({
      ok: false,
      errors: { name: expect.any(String) },
    });
    expect(await teams.create(orgId, { name: 'Red', colour: 'red' })).toMatchObject({ ok: false });
  });

  it('can not be changed from another organisation', async () => {
    const { teams } = test.organisations;
    const [mine, theirs] = [await withTeams('Platform'), await withTeams('Platform')];
    await teams.setArchived(theirs.orgId, mine.id('Platform'), true);
    expect(await teams.change(theirs.orgId, mine.id('Platform'), { name: 'Taken' })).toMatchObject({ ok: false });
    expect(await names(mine.orgId)).toEqual(['Platform']);
  });
});
