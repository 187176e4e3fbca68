// The replay in a browser: 200 versions of a plan as large as Kubernetes' (468 initiatives of 20 teams, 60 risks), a tenth of which
// changes from version to version. What a step costs in script, and how evenly frames come while it plays. The versions are
// made here and handed to the page in the server's stead. Run: npm run build && npm run bench:replay

import { boardMetaSchema } from '#shared/board/records/board-meta.ts';
import { initiativeSchema } from '#shared/board/records/initiative.ts';
import { riskSchema } from '#shared/board/records/risk.ts';
import { teamSchema } from '#shared/board/records/team.ts';
import type { Replay, ReplayedVersion, VersionChanges } from '#shared/history/replay.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { launchChromium, signIn, visit } from '../e2e/support/chromium.ts';
import { install } from '../e2e/support/installation.ts';
import { recordBenchmark } from './support/record-benchmark.ts';

const [VERSIONS, INITIATIVES, TEAMS, RISKS] = [200, 468, 20, 60];
const PASSWORD = 'a long enough password';
const random = createRandom(7);

const step = () => 1 + random.below(5);
const teams = Array.from({ length: TEAMS }, (_, i) => ({
  ...teamSchema.parse({ name: `Team ${i}`, order: `a${i}` }),
  id: `t${i}`,
}));
const initiative = (i: number) => {
  const start = addDays('2022-01-03', random.below(1500));
  const fields = {
    title: `Initiative number ${i}`,
    teamId: `t${i % TEAMS}`,
    start,
    end: addDays(start, 30 + random.below(400)),
  };
  return { ...initiativeSchema.parse({ ...fields, order: `a${i}`, progress: random.below(100) }), id: `i${i}` };
};
const risk = (i: number) => ({
  ...riskSchema.parse({ title: `Risk ${i}`, key: `R-${i}`, currentLikelihood: step(), currentImpact: step() }),
  id: `r${i}`,
});

function makeReplay(): Replay {
  const versions: ReplayedVersion[] = [];
  for (let v = 0; v < VERSIONS; v++) {
    const all = v === 0;
    const some = <R>(count: number, make: (i: number) => R) =>
      Array.from({ length: count }, (_, i) => i).flatMap((i) => (all || random.next() < 0.1 ? [make(i)] : []));
    const table = <R>(records: readonly R[]) =>
      all ? { added: records, changed: [], removed: [] } : { added: [], changed: records, removed: [] };
    const changes: VersionChanges = {
      ...(all && { meta: boardMetaSchema.parse({}), teams: table(teams) }),
      initiatives: table(some(INITIATIVES, initiative)),
      risks: table(some(RISKS, risk)),
    };
    const takenAt = `${addDays('2022-06-01', v * 7)}T12:00:00.000Z`;
    const info = { id: `v${v}`, kind: 'named', reason: null, name: `Version ${v}`, note: '', takenAt } as const;
    versions.push({ ...info, takenBy: null, authors: [], changes, damage: null });
  }
  return { versions, passedOver: 0 };
}

const at = (values: readonly number[], part: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
};

const installation = await install();
const browser = await launchChromium();
try {
  const person = ['--email', 'ana@example.com', '--password', PASSWORD, '--org', 'Acme', '--role', 'owner'];
  await installation.command('user', 'add', ...person);
  const { id } = await installation.command<{ id: string }>('board', 'create', '--org', 'Acme', '--title', 'Plan');
  const { page, context } = await visit(browser, installation.url, { serviceWorkers: 'block' });
  const body = JSON.stringify(makeReplay());
  await page.route('**/versions', (route) => route.fulfill({ contentType: 'application/json', body }));
  await signIn(page, 'ana@example.com', PASSWORD);
  await page.goto(`/b/${id}/history/replay`);
  const slider = page.getByRole('slider', { name: 'Version' });
  await slider.waitFor({ timeout: 60_000 });
  await page.keyboard.press('Home');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const script = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN);
  };
  const settled = (value: number) =>
    page.waitForFunction(
      (wanted) => document.querySelector<HTMLInputElement>('input[type=range]')?.value === String(wanted),
      value,
    );
  const steps: number[] = [];
  for (let v = 1; v < VERSIONS; v++) {
    // What lies ahead is laid out between two steps, as for a person.
    await page.evaluate(() => new Promise((next) => setTimeout(next, 60)));
    const before = await script();
    await page.keyboard.press('ArrowRight');
    await settled(v);
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
    steps.push((await script()) - before);
  }
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.reload();
  await slider.waitFor({ timeout: 60_000 });
  await page.keyboard.press('Home');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('8');
  await page
    .getByRole('heading', { name: 'Replay' })
    .evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Space');
  // As text: what compiles this file gives inner functions a helper that the page does not have.
  const frames = await page.evaluate<number[]>(`new Promise((done) => {
    const gaps = [];
    let last = performance.now();
    const tick = (now) => {
      gaps.push(now - last);
      last = now;
      if (gaps.length < 300) requestAnimationFrame(tick);
      else done(gaps);
    };
    requestAnimationFrame(tick);
  })`);
  const told = (values: readonly number[]) =>
    `median ${at(values, 0.5).toFixed(1)}, p95 ${at(values, 0.95).toFixed(1)}, worst ${at(values, 1).toFixed(1)} ms`;
  const around = `${VERSIONS} versions of ${INITIATIVES} initiatives and ${RISKS} risks, both pictures, 1440x900, Chromium without a GPU`;
  recordBenchmark('Replay of versions', 'npm run bench:replay', around, [
    { name: 'script of a step', value: told(steps), aim: '≤ 16 ms' },
    { name: 'from frame to frame while it plays 8 times as fast, bars gliding', value: told(frames), aim: 'smooth' },
  ]);
  console.log('step', told(steps), 'frames', told(frames));
} finally {
  await browser.close();
  await installation.remove();
}
