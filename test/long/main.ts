import { parseArgs } from 'node:util';
import { convergence } from './convergence.ts';
import { fuzz } from './fuzz.ts';
import { kill } from './kill.ts';
import type { LongPart } from './long-part.ts';
import { soak } from './soak.ts';

// `npm run test:long`: the sync tests of `npm test` in their long forms, for hours rather than minutes.
//   --scale 0.01   a part of the counts
//   --only soak    one part alone
//   --seed 7       another first seed
const PARTS: readonly LongPart[] = [convergence, kill, fuzz, soak];
const PROGRESS_MS = 10_000;

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const chosen = PARTS.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0)
  throw new Error(`There is no part ${values.only}: ${PARTS.map(({ name }) => name).join(', ')}`);

const failures: string[] = [];
for (const part of chosen) await runPart(part, Math.max(1, Math.round(part.full * Number(values.scale))));
print(failures.length === 0 ? 'All passed.' : `${failures.length} failed:\n${failures.join('\n')}`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function runPart(part: LongPart, count: number): Promise<void> {
  const start = Date.now();
  let done = 0;
  const tell = () => print(`${part.name}: ${done} of ${count} ${part.what}, ${seconds(start)} s`);
  const timer = setInterval(tell, PROGRESS_MS);
  const fail = (which: string, error: unknown) => {
    const message = `${part.name} ${which}: ${error instanceof Error ? error.stack : String(error)}`;
    failures.push(message);
    print(`FAILED ${message}`);
  };
  try {
    const progress = (more = 1) => {
      done += more;
    };
    const figures = await part.run({ count, firstSeed: Number(values.seed), progress, fail });
    tell();
    print(`${part.name}: ${JSON.stringify(figures)}`);
  } catch (error) {
    fail('as a whole', error);
  } finally {
    clearInterval(timer);
  }
}

function seconds(start: number): number {
  return Math.round((Date.now() - start) / 1000);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
