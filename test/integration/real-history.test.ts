import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localFiles } from '#server/command-line/local-files.ts';
import { runCommand } from '#server/command-line/run-command.ts';
import { readEnv } from '#server/env.ts';
import { createServices, type Services } from '#server/services.ts';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { turningPoints } from '#shared/history/slip-series.ts';
import { kubernetesPlans } from '#test/fixtures/kubernetes-plan.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const plans = kubernetesPlans();

describe.skipIf(plans === null)('five years of a real plan, imported as of their days', () => {
  let database: TestDatabase;
  let services: Services;
  let boardId: string;
  const command = (...argv: string[]) => runCommand(services, argv, localFiles('.'));

  beforeAll(async () => {
    database = await openTestDatabase();
    const log = pino({ level: 'silent' });
    services = await createServices({
      ...{ db: database.db, env: readEnv({ NODE_ENV: 'test' }), log },
      ...{ now: () => new Date(), newId: randomUUID },
    });
    const made = await services.organisations.create({ name: 'Meridian', ownerId: null });
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    const ctx = { actor: null, now: new Date().toISOString(), newId: randomUUID };
    const initialUpdate = blankPlan({ quarter: null, teams: [] }, ctx);
    const created = await services.boards.create({ orgId: made.orgId, title: 'KEPs', createdBy: null, initialUpdate });
    if (!created.ok) throw new Error(JSON.stringify(created.errors));
    boardId = created.boardId;
    for (const { file, day } of plans ?? []) {
      const run = await command('board', 'import', '--board', boardId, file, '--as-of', day, '--snapshot', day);
      if (run.exitCode !== 0) throw new Error(run.stderr);
    }
  });
  afterAll(async () => {
    await services.stop();
    await database.close();
  });

  it('keeps one version for each, of its day', async () => {
    const kept = await services.snapshots.list(boardId);
    expect(kept.map(({ name, takenAt }) => [name, takenAt.toISOString().slice(0, 10)])).toEqual(
      (plans ?? []).map(({ day }) => [day, day]).reverse(),
    );
    const asOf = await services.snapshots.point(boardId, { asOf: new Date('2025-02-14T00:00:00Z') });
    expect(asOf?.name).toBe('2025-01-01');
    expect(await services.snapshots.point(boardId, { asOf: new Date('2020-01-01T00:00:00Z') })).toBeNull();
  });

  it('shows how the beta of KEP-1287 moved, release after release', async () => {
    const latest = await services.snapshots.point(boardId, { asOf: new Date() });
    const snapshot = await services.snapshots.read(latest?.id ?? '');
    const kep = snapshot?.view.initiatives.find(({ key }) => key === 'KEP-1287');
    const beta = snapshot?.view.milestones.find(({ key }) => key === 'KEP-1287/Beta');
    const series = await services.snapshots.slips(boardId, { kind: 'initiatives', id: kep?.id ?? '' });
    const line = series?.lines.find(({ id }) => id === beta?.id);
    const written = (plans ?? []).flatMap(({ file, day }) => {
      const row = readFileSync(file, 'utf8')
        .split('\n')
        .find((text) => text.startsWith('KEP-1287,'));
      const planned = row?.split(',')[8];
      return planned ? [[day, planned]] : [];
    });
    expect(line?.points.map(({ asOf, planned }) => [asOf, planned])).toEqual(written);
    const turns = turningPoints(line?.points ?? []).map(({ planned }) => planned);
    expect(new Set(turns).size).toBe(10);
    expect(turns).toEqual(turns.toSorted());
    expect(series?.lines[0]).toMatchObject({ id: kep?.id, kind: 'initiatives' });
    expect(series?.lines[0]?.points.at(-1)?.done).toBe(true);
  });

  it('refuses a name that can not be used, and a day without a name, before anything is imported', async () => {
    const [file] = plans ?? [];
    const argv = ['board', 'import', '--board', boardId, file?.file ?? ''];
    const nameless = await command(...argv, '--as-of', '2021-01-01');
    expect(nameless.stderr).toContain('name it with --snapshot');
    expect((await command(...argv, '--snapshot', ' ')).stderr).toContain('--snapshot: Give it a name.');
    expect((await command(...argv, '--snapshot', 'x', '--as-of', '2021-02-30')).stderr).toContain('is not a date');
    expect(await services.snapshots.list(boardId)).toHaveLength(plans?.length ?? 0);
  });
});
