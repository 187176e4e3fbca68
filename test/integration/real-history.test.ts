import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { localFiles } from '#server/command-line/local-files.ts';
import { runCommand } from '#server/command-line/run-command.ts';
import { readEnv } from '#server/env.ts';
import { createServices, type Services } from '#server/services.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { countDifferences, listDifferences } from '#shared/diff/list-differences.ts';
import { periodReport, type ReportItem } from '#shared/history/period-report.ts';
import { turningPoints } from '#shared/history/slip-series.ts';
import { diffPlanFiles } from '#test/fixtures/diff-plan-files.ts';
import { kubernetesPlans } from '#test/fixtures/kubernetes-plan.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const plans = kubernetesPlans();

describe.skipIf(plans === null)('five years of a real plan, imported as of their days', () => {
  let database: TestDatabase;
  let services: Services;
  let boardId: string;
  const command = (...argv: string[]) => runCommand(services, argv, localFiles('.'));

  async function viewAsOf(day: string): Promise<BoardView> {
    const point = await services.snapshots.point(boardId, { asOf: new Date(`${day}T23:59:59Z`) });
    const snapshot = await services.snapshots.read(point?.id ?? '');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, snapshot?.state ?? new Uint8Array());
    return createBoardProjection(openBoard(doc)).view();
  }

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
      const run = await command(
        'board',
        'import',
        '--board',
        boardId,
        file,
        '--replace',
        '--as-of',
        day,
        '--snapshot',
        day,
      );
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
    const firstDates = await services.snapshots.firstDates(boardId);
    const [asOf, first] = written[0] ?? [];
    expect(firstDates.find(({ of }) => of === `milestones/${beta?.id}`)).toMatchObject({ first, asOf, moves: 9 });
  });

  it('compares two new years and agrees, count by count, with a plain diff of the two files', async () => {
    const [from, to] = await Promise.all(['2025-01-01', '2026-01-01'].map(viewAsOf));
    const files = (plans ?? []).filter(({ day }) => ['2025-01-01', '2026-01-01'].includes(day));
    const expected = diffPlanFiles(...(files.map(({ file }) => readFileSync(file, 'utf8')) as [string, string]));
    if (!from || !to) throw new Error('a version is missing');

    // Progress stands in no file: it follows from the status, as the next test says.
    const differences = listDifferences(from, to).flatMap((difference) => {
      const rows = difference.rows.filter(({ field }) => field !== 'progress');
      return rows.length > 0 ? [{ ...difference, rows }] : [];
    });
    expect(Object.fromEntries(countDifferences(differences))).toEqual(expected.counts);
    const fields: Record<string, number> = {};
    for (const { kind, rows } of differences) {
      for (const { field } of rows) if (field) fields[`${kind}.${field}`] = (fields[`${kind}.${field}`] ?? 0) + 1;
    }
    expect(fields).toEqual(expected.fields);
    // So that an empty diff can't agree with an empty comparison.
    expect(expected.counts.initiatives).toMatchObject({ added: 74, removed: 1 });
    expect(expected.fields['initiatives.end']).toBe(74);
    const keys = (type: string) =>
      differences.flatMap((difference) => {
        if (difference.kind !== 'initiatives' || difference.type !== type) return [];
        return (to.initiatives.byId.get(difference.id) ?? from.initiatives.byId.get(difference.id))?.key ?? [];
      });
    for (const type of ['added', 'removed', 'changed'] as const) {
      expect(keys(type).toSorted()).toEqual(expected.keys[type]);
    }
  });

  it('reports the year between as the two files say: what came, what went, what slipped and by how much', async () => {
    const [from, to] = await Promise.all(['2025-01-01', '2026-01-01'].map(viewAsOf));
    if (!from || !to) throw new Error('a version is missing');
    const report = periodReport(from, to, '2026-01-01');
    const [was, is] = ['2025-01-01', '2026-01-01'].map((day) => {
      const file = (plans ?? []).find((plan) => plan.day === day)?.file ?? '';
      const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').trim(), { header: true });
      return new Map(data.map((row) => [row.Key ?? '', { end: row.End ?? '', status: row.Status ?? '' }]));
    });
    if (!was || !is) throw new Error('a file is missing');
    const lives = (plan: typeof was, key: string) => plan.has(key) && plan.get(key)?.status !== 'dropped';
    const keysOf = (items: readonly ReportItem[]) =>
      items.flatMap(({ id }) => (to.initiatives.byId.get(id) ?? from.initiatives.byId.get(id))?.key ?? []).toSorted();
    expect(keysOf(report.scope.added)).toEqual(
      [...is.keys()].filter((key) => lives(is, key) && !lives(was, key)).toSorted(),
    );
    const dropped = [...was].filter(([key, { status }]) => lives(was, key) && !lives(is, key) && status !== 'done');
    expect(keysOf(report.scope.dropped)).toEqual(dropped.map(([key]) => key).toSorted());

    const late: Record<string, number> = {};
    for (const [key, { end }] of is) {
      const before = was.get(key)?.end ?? '';
      const days = before && end ? weekdaysBetween(before, end) : 0;
      if (days > 0 && lives(is, key)) late[key] = days;
    }
    const slipped = report.moved.filter(({ kind, days }) => kind === 'initiatives' && days > 0);
    expect(Object.fromEntries(slipped.map(({ id, days }) => [to.initiatives.byId.get(id)?.key, days]))).toEqual(late);
    expect(slipped.length).toBeGreaterThan(30);
    expect(report.moved.map(({ days }) => days)).toEqual(
      report.moved.map(({ days }) => days).toSorted((a, b) => b - a),
    );
  });

  it('says of each day what its file says, and no more', async () => {
    for (const day of ['2021-07-01', '2024-04-01', '2026-07-01']) {
      const view = await viewAsOf(day);
      const file = (plans ?? []).find((plan) => plan.day === day)?.file ?? '';
      const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
      expect(view.initiatives.list.map(({ key }) => key).toSorted()).toEqual(
        rows.map((row) => row.slice(0, row.indexOf(','))).toSorted(),
      );
      expect(view.problems.filter(({ type }) => type !== 'cycle')).toEqual([]);
      const half = view.initiatives.list.filter(({ status, progress }) => (status === 'done') !== (progress === 100));
      expect(half).toEqual([]);
    }
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

/** Mondays to Fridays after the first day, up to the last; 0 when it is earlier. */
function weekdaysBetween(first: string, last: string): number {
  let count = 0;
  for (let at = Date.parse(first) + 86_400_000; at <= Date.parse(last); at += 86_400_000) {
    if (![0, 6].includes(new Date(at).getUTCDay())) count++;
  }
  return count;
}
