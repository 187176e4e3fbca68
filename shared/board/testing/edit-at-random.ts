import { changeDrawings } from '../commands/canvas-commands.ts';
import { CommandError } from '../commands/command.ts';
import { changeMeta } from '../commands/meta-commands.ts';
import { addRecord, updateRecord } from '../commands/record-commands.ts';
import { removeRecords } from '../commands/remove-records.ts';
import { RECORD_KIND_NAMES } from '../record-kind.ts';
import type { TestBoard } from './test-board.ts';

/** Changes a board `count` times by commands, of every kind and setting. `below(n)` answers a number from 0 to n - 1. */
export function editAtRandom(it: TestBoard, below: (n: number) => number, count: number): void {
  for (let i = 0; i < count; i++) editOnce(it, below);
}

function editOnce({ board, ctx, view }: TestBoard, below: (n: number) => number): void {
  const now = view();
  const some = <R>(list: readonly R[]): R | undefined => list[below(list.length)];
  const title = `Called ${below(100)}`;
  const add = (fields: Parameters<typeof addRecord>[1]) => addRecord(board, fields, ctx);
  const initiative = some(now.initiatives.list);
  const ref = (id: string | undefined) => id ?? null;
  switch (below(14)) {
    case 0:
      add({ kind: 'teams', fields: { name: title } });
      return;
    case 1:
    case 2:
      add({
        kind: 'initiatives',
        fields: {
          title,
          teamId: ref(some(now.teams.list)?.id),
          objectiveId: ref(some(now.objectives.list)?.id),
          supportingTeamIds: now.teams.list.slice(0, below(3)).map(({ id }) => id),
          description: `Written ${below(10)}`,
        },
      });
      return;
    case 3:
      add({ kind: 'milestones', fields: { title, date: '2027-04-01', initiativeId: ref(initiative?.id) } });
      return;
    case 4: {
      const other = some(now.initiatives.list);
      if (initiative && other && other !== initiative) {
        add({ kind: 'dependencies', fields: { fromId: initiative.id, toId: other.id } });
      }
      return;
    }
    case 5:
      add({ kind: 'risks', fields: { title, initiativeIds: initiative ? [initiative.id] : [], notes: title } });
      return;
    case 6:
      add({ kind: 'actions', fields: { title, riskId: ref(some(now.risks.list)?.id) } });
      return;
    case 7:
      add({ kind: 'objectives', fields: { title } });
      return;
    case 8:
      if (initiative) add({ kind: 'budget', fields: { initiativeId: initiative.id, quarter: '2027-Q1' } });
      return;
    case 9:
    case 10:
      if (initiative) {
        const patch = { title, description: `${title} ${initiative.description}`, start: `2027-0${1 + below(9)}-01` };
        updateRecord(board, { kind: 'initiatives', id: initiative.id, patch });
      }
      return;
    case 11:
      changeMeta(board, { patch: { currency: some(['EUR', 'CHF', 'USD']) ?? 'EUR' } });
      return;
    case 12:
      changeDrawings(board, {
        put: [{ id: `shape:${below(5)}`, typeName: 'shape', x: below(100) }],
        remove: [`shape:${below(5)}`],
      });
      return;
    default: {
      const all = RECORD_KIND_NAMES.flatMap((kind) => now[kind].list.map(({ id }) => ({ kind, id })));
      const gone = some(all);
      if (gone) removeOrLeave(() => removeRecords(board, { refs: [gone], view: now }));
    }
  }
}

/** A team that owns initiatives stays. */
function removeOrLeave(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
  }
}

/** Random numbers from a seed (mulberry32): `below(n)` answers one from 0 to n - 1, 0 where n is 0. */
export function randomBelow(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}
