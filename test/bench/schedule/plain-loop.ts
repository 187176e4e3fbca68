import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrawnDays, SimulationModel } from '#shared/schedule/simulate/simulation-model.ts';

/** What the plain loop answers, and how long it took. */
export interface PlainAnswer {
  readonly milliseconds: number;
  readonly p80: number;
  readonly criticality: number;
  readonly riskDays: number;
}

/** The simulation as C++, compiled with `g++ -O2`; null where there is no g++. */
export function compilePlainLoop() {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-plain-loop-'));
  const program = join(folder, 'plain-loop');
  const remove = () => rmSync(folder, { recursive: true });
  try {
    execFileSync('g++', ['-O2', '-o', program, join(import.meta.dirname, 'plain-loop.cpp')], { stdio: 'pipe' });
  } catch (error) {
    remove();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const run = (model: SimulationModel, seed: number, batches: number): PlainAnswer => {
    const file = join(folder, 'model');
    writeFileSync(file, modelBytes(model));
    return JSON.parse(
      execFileSync(program, [file, String(seed), String(batches)], { encoding: 'utf8' }),
    ) as PlainAnswer;
  };
  return { run, remove };
}

function modelBytes(model: SimulationModel): Buffer {
  const parts: Buffer[] = [];
  const put = (list: Int32Array | Float32Array | Float64Array) => {
    parts.push(Buffer.from(Int32Array.of(list.length).buffer));
    parts.push(Buffer.from(list.buffer, list.byteOffset, list.byteLength));
  };
  const whole = (list: ArrayLike<number>) => put(Int32Array.from(list));
  const days = ({ fixed, scale, table }: DrawnDays) => {
    put(fixed);
    put(scale);
    whole(table);
  };
  whole(model.order);
  put(model.earliestStart);
  put(model.earliestFinish);
  days(model.work);
  whole(model.workStream);
  whole(model.countsForEnd);
  whole(model.linksTo);
  whole(model.linkFrom);
  whole(model.linkEnds);
  put(model.linkLag);
  put(model.probability);
  days(model.impact);
  put(model.probabilityAfter);
  days(model.impactAfter);
  whole(model.eventStream);
  whole(model.impactStream);
  whole(model.riskItemsAt);
  whole(model.riskItems);
  put(Float32Array.from(model.tables.flatMap((table) => Array.from(table))));
  return Buffer.concat(parts);
}
