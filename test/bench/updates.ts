// What waits for a person over 50 boards with 100 risks each: the list and its count, on the embedded database and, when
// TEST_DATABASE_URL is set, on a real Postgres. Run: npx tsx test/bench/updates.ts
import { performance } from 'node:perf_hooks';
import { countWaiting, readWaiting } from '#server/updates/read-waiting.ts';
import { openEmbedded, openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const ME = { id: 'u1', name: 'Ada Lovelace', email: 'ada@example.com' };
const TODAY = '2027-02-22';
const RUNS = 50;

/** 50 boards; on each 100 risks, 100 initiatives, 100 actions and 240 dependencies of 20 people in 10 teams. */
const FILL = `
  insert into organisations (id, name) values ('org', 'Org');
  insert into boards (id, org_id, title) select 'b' || b, 'org', 'Board ' || b from generate_series(1, 50) b;
  insert into row_teams (board_id, id, name, colour, "order", lead)
    select 'b' || b, 't' || t, 'Team ' || t, '#112233', 'a' || t, case when t = 1 then 'Ada Lovelace' else 'Somebody' end
    from generate_series(1, 50) b, generate_series(1, 10) t;
  insert into row_initiatives (board_id, id, key, title, team_id, owner, start_on, end_on, status, progress)
    select 'b' || b, 'i' || i, 'K-' || i, 'Work ' || i, 't' || i % 10, 'user:u' || i % 20, '2027-01-04',
      case when i % 2 = 0 then date '2027-02-01' else date '2027-04-01' end, 'in-progress', 20
    from generate_series(1, 50) b, generate_series(1, 100) i;
  insert into row_milestones (board_id, id, title, team_id, on_date, kind, hard)
    select 'b' || b, 'm' || i, 'Milestone ' || i, 't' || i % 10, '2027-03-01', 'release', false
    from generate_series(1, 50) b, generate_series(1, 20) i;
  insert into row_risks (board_id, id, key, title, team_id, owner, status, current_likelihood, current_impact, score, level,
      last_reviewed)
    select 'b' || b, 'r' || i, 'R-' || i, 'Risk ' || i, 't' || i % 10, 'user:u' || i % 20, 'open', 3, 4, 12, 'H',
      case when i % 3 = 0 then date '2027-02-20' else date '2027-01-01' end
    from generate_series(1, 50) b, generate_series(1, 100) i;
  insert into row_actions (board_id, id, risk_id, title, owner, due_on)
    select 'b' || b, 'a' || i, 'r' || i, 'Do ' || i, 'user:u' || i % 20, date '2027-02-01' + i
    from generate_series(1, 50) b, generate_series(1, 100) i;
  insert into row_dependencies (board_id, id, from_board_id, from_id, to_board_id, to_id, type, lag, what, state, need_by)
    select 'b' || b, 'd' || i, 'b' || b, 'i' || (i % 100 + 1), 'b' || (b % 50 + 1), 'i' || ((i * 7) % 100 + 1), 'FS', 0, 'API',
      (array['asked', 'offered', 'committed', 'delivered'])[i % 4 + 1], '2027-03-01'
    from generate_series(1, 50) b, generate_series(1, 240) i`;

async function timed(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`;
}

async function measure(name: string, { db, pool, close }: TestDatabase): Promise<void> {
  await pool.query(FILL);
  const { total, items } = await readWaiting(db, 'org', ME, TODAY);
  console.log(`${name}: ${total} wait, ${items.length} listed`);
  console.log(`${name}: list: ${await timed(() => readWaiting(db, 'org', ME, TODAY))}`);
  console.log(`${name}: count: ${await timed(() => countWaiting(db, 'org', ME, TODAY))}`);
  await close();
}

await measure('embedded', await openEmbedded());
if (process.env.TEST_DATABASE_URL) await measure('Postgres', await openTestDatabase());
