import { expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { AwarenessTable, type PresenceOwner } from './awareness-table.ts';

const person = (id: string, role: PresenceOwner['role'] = 'editor'): PresenceOwner => ({
  user: { id, name: id.toUpperCase() },
  role,
});

/** A stock client's presence, and what it would send. */
function stockClient() {
  const awareness = new Awareness(new Y.Doc());
  clearInterval(awareness._checkInterval);
  return { awareness, says: () => encodeAwarenessUpdate(awareness, [awareness.clientID]) };
}

test('an echo of what somebody else said changes nothing, and a client that left is not revived by one', () => {
  const table = new AwarenessTable();
  const [ann, ben] = [person('ann'), person('ben')];
  const client = stockClient();
  client.awareness.setLocalStateField('cursor', 1);
  table.receive(ann, client.says(), 0);
  const said = table.takeChanges().sockets ?? new Uint8Array();
  table.receive(ben, said, 1);
  expect(table.changed).toBe(false);
  table.drop(ann, 10);
  table.expire(4_000);
  expect(table.everybody()).toBeNull();
  table.takeChanges();
  table.receive(ben, said, 4_001);
  expect(table.everybody()).toBeNull();
});

test('a short break of the line is seen by nobody', () => {
  const table = new AwarenessTable();
  const client = stockClient();
  client.awareness.setLocalStateField('cursor', 1);
  table.receive(person('ann'), client.says(), 0);
  table.takeChanges();
  const before = person('ann');
  table.receive(before, client.says(), 1);
  table.drop(before, 2);
  table.receive(person('ann'), client.says(), 1_000);
  table.expire(10_000);
  expect(table.changed).toBe(false);
  expect(table.everybody()).not.toBeNull();
});

test('a client that comes back after it was shown as gone is seen again, and the two do not answer each other for ever', () => {
  const table = new AwarenessTable();
  const client = stockClient();
  const watcher = stockClient();
  const tell = () => {
    const { sockets } = table.takeChanges();
    if (!sockets) return false;
    applyAwarenessUpdate(watcher.awareness, sockets, null);
    applyAwarenessUpdate(client.awareness, sockets, null);
    return true;
  };
  client.awareness.setLocalStateField('cursor', 1);
  const first = person('ann');
  table.receive(first, client.says(), 0);
  tell();
  table.drop(first, 1);
  table.expire(60_000);
  const { sockets } = table.takeChanges();
  applyAwarenessUpdate(watcher.awareness, sockets ?? new Uint8Array(), null);
  expect(watcher.awareness.getStates().has(client.awareness.clientID)).toBe(false);
  const again = person('ann');
  let rounds = 0;
  do {
    table.receive(again, client.says(), 60_001);
    rounds += 1;
  } while (tell() && rounds < 10);
  expect(rounds).toBeLessThan(5);
  expect(watcher.awareness.getStates().get(client.awareness.clientID)).toMatchObject({ cursor: 1 });
});

test('who is silent too long is let go, and forgotten later', () => {
  const table = new AwarenessTable();
  const client = stockClient();
  client.awareness.setLocalStateField('cursor', 1);
  table.receive(person('ann'), client.says(), 0);
  table.expire(39_000);
  expect(table.everybody()).not.toBeNull();
  table.expire(41_000);
  expect(table.everybody()).toBeNull();
  table.expire(200_000);
  expect(table.size).toBe(0);
});

test('the server says which role somebody has, whatever they claim, and the new one once it changed', () => {
  const table = new AwarenessTable();
  const client = stockClient();
  const watcher = stockClient();
  const roleSeen = () => {
    const { sockets } = table.takeChanges();
    if (sockets) applyAwarenessUpdate(watcher.awareness, sockets, null);
    return watcher.awareness.getStates().get(client.awareness.clientID)?.user?.role;
  };
  client.awareness.setLocalState({ user: { id: 'ann', role: 'owner' }, summon: { id: 's' } });
  const viewer = person('ann', 'viewer');
  table.receive(viewer, client.says(), 0);
  expect(roleSeen()).toBe('viewer');
  table.drop(viewer, 10);
  table.receive(person('ann', 'editor'), client.says(), 20);
  expect(roleSeen()).toBe('editor');
});
