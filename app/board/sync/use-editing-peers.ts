import { useEffect, useState } from 'react';
import type { BoardSession, Peer } from './board-session.ts';

/** Field name `<kind>/<id>/<field>` -> the people who edit it right now, each once. */
export type EditingPeers = ReadonlyMap<string, readonly Peer['user'][]>;

/** Who edits which field. The same map until that changes: cursors that move don't render forms and tables again. */
export function useEditingPeers(session: BoardSession): EditingPeers {
  const [editing, setEditing] = useState(() => editingOf(session.presence.peers.get()));
  useEffect(() => {
    const { peers } = session.presence;
    const update = () =>
      setEditing((before) => {
        const next = editingOf(peers.get());
        return sameEditing(before, next) ? before : next;
      });
    update();
    return peers.subscribe(update);
  }, [session]);
  return editing;
}

/** The peers by the field they edit. */
export function editingOf(peers: readonly Peer[]): EditingPeers {
  const byField = new Map<string, Peer['user'][]>();
  for (const { user, state } of peers) {
    if (!state.editing) continue;
    const users = byField.get(state.editing);
    if (!users) byField.set(state.editing, [user]);
    else if (!users.some((other) => other.id === user.id)) users.push(user);
  }
  return byField;
}

function sameEditing(a: EditingPeers, b: EditingPeers): boolean {
  if (a.size !== b.size) return false;
  for (const [field, users] of a) {
    const others = b.get(field);
    if (!others || others.length !== users.length || users.some((user, i) => user.id !== others[i]?.id)) return false;
  }
  return true;
}
