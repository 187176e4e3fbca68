import { type DemoHistory, demoHistory } from '#shared/board/templates/demo/demo-history.ts';
import type { DemoTables } from '#shared/board/templates/demo/demo-rows.ts';
import { DEMO_TEAMS } from '#shared/board/templates/demo/demo-teams.ts';
import { NORDIC_LAUNCH } from '#shared/board/templates/demo/nordic-launch/tables.ts';
import { ONE_PLATFORM } from '#shared/board/templates/demo/one-platform/tables.ts';
import type { DemoOptions } from '#shared/board/templates/demo/write-demo-records.ts';
import type { BoardCreated, Boards } from '../boards/boards.ts';
import type { Snapshots } from '../history/snapshots.ts';
import type { Organisations } from '../organisations/organisations.ts';

/** The demo programme, laid around the day it is made on, with the snapshots of its past. */
export interface DemoBoards {
  /** The main demo board, for somebody who wants to look around. Lanes named like teams of the organisation are them. */
  create(board: { orgId: string; title: string; createdBy: string }): Promise<BoardCreated>;
  /** The whole of Meridian: its teams, and two boards that depend on each other. For a new organisation. */
  fill(organisation: { orgId: string; userId: string }): Promise<void>;
}

export interface DemoBoardsOptions {
  readonly boards: Pick<Boards, 'create'>;
  readonly snapshots: Pick<Snapshots, 'add'>;
  readonly teams: Pick<Organisations['teams'], 'list' | 'create'>;
  readonly now: () => Date;
  readonly newId: () => string;
}

interface NewDemo {
  readonly orgId: string;
  readonly title: string;
  readonly createdBy: string;
  readonly far?: DemoOptions['far'];
}

export function createDemoBoards({ boards, snapshots, teams, now, newId }: DemoBoardsOptions): DemoBoards {
  async function historyOf(tables: DemoTables, { orgId, createdBy, far }: NewDemo): Promise<DemoHistory> {
    const orgTeamIds = new Map((await teams.list(orgId)).map(({ id, name }) => [name, id]));
    const at = now().toISOString();
    const options = { today: at.slice(0, 10), me: `user:${createdBy}`, orgTeamIds, far };
    return demoHistory(tables, options, { actor: createdBy, now: at, newId });
  }

  async function createFrom(history: DemoHistory, { orgId, title, createdBy }: NewDemo): Promise<BoardCreated> {
    const created = await boards.create({ orgId, title, createdBy, initialUpdate: history.state });
    if (!created.ok) return created;
    for (const { name, day, state } of history.snapshots) {
      await snapshots.add({ boardId: created.boardId, name, takenAt: new Date(`${day}T15:00:00Z`), state });
    }
    return created;
  }

  async function mustCreate(history: DemoHistory, demo: NewDemo): Promise<string> {
    const created = await createFrom(history, demo);
    if (created.ok) return created.boardId;
    throw new Error(`the demo board "${demo.title}" can't be made: ${Object.values(created.errors).join(' ')}`);
  }

  return {
    async create(demo) {
      return createFrom(await historyOf(ONE_PLATFORM, demo), demo);
    },

    async fill({ orgId, userId }) {
      for (const team of DEMO_TEAMS) await teams.create(orgId, team);
      const platform: NewDemo = { orgId, title: ONE_PLATFORM.title, createdBy: userId };
      const history = await historyOf(ONE_PLATFORM, platform);
      const boardId = await mustCreate(history, platform);
      const far = (key: string) => {
        const id = history.ids.get(key);
        return id ? { boardId, id } : null;
      };
      const nordic: NewDemo = { orgId, title: NORDIC_LAUNCH.title, createdBy: userId, far };
      await mustCreate(await historyOf(NORDIC_LAUNCH, nordic), nordic);
    },
  };
}
