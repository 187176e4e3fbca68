import * as Y from 'yjs';
import { openBoard } from '../../board-doc.ts';
import type { CommandContext } from '../../commands/command.ts';
import { createBoardProjection } from '../../projection.ts';
import { advanceDemo, demoDocument, idsByName } from './demo-board.ts';
import { momentDate } from './demo-moment.ts';
import type { DemoTables } from './demo-rows.ts';
import type { DemoOptions } from './write-demo-records.ts';

/** A demo board as its people made it: how it stood when snapshots were taken, and how it stands. */
export interface DemoHistory {
  readonly snapshots: readonly {
    readonly name: string;
    /** ISO date. */
    readonly day: string;
    /** The whole document as one update. */
    readonly state: Uint8Array;
  }[];
  readonly state: Uint8Array;
  /** Ids of the records by what the tables call them. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Lets a demo board go from its first moment to today in one document, so that records stay themselves. */
export function demoHistory(tables: DemoTables, options: DemoOptions, ctx: CommandContext): DemoHistory {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  const projection = createBoardProjection(board);
  const { today } = options;
  Y.applyUpdate(doc, demoDocument(tables, 'committed', options, ctx));
  const committed = Y.encodeStateAsUpdate(doc);
  advanceDemo(board, projection.view(), tables, 'reviewed', options, ctx);
  const reviewed = Y.encodeStateAsUpdate(doc);
  advanceDemo(board, projection.view(), tables, 'today', options, ctx);
  const history: DemoHistory = {
    snapshots: [
      { name: 'What we committed to', day: momentDate('committed', today), state: committed },
      { name: 'Steering review', day: momentDate('reviewed', today), state: reviewed },
    ],
    state: Y.encodeStateAsUpdate(doc),
    ids: idsByName(projection.view()),
  };
  doc.destroy();
  return history;
}
