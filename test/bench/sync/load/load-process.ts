// Plays clients, as a program of its own, so that it does not share an event loop with anything that is measured.
import { ProcessProbe } from '../process-probe.ts';
import { serve } from '../remote.ts';
import type { LoadOperations } from './load-operations.ts';
import { Traffic } from './traffic.ts';

const probe = new ProcessProbe();
let traffic: Traffic | undefined;

function playing(): Traffic {
  if (!traffic) throw new Error('Not connected');
  return traffic;
}

serve<LoadOperations>({
  connect(plan) {
    traffic = new Traffic(plan);
    return traffic.connect();
  },
  play: (from, to) => playing().play(from, to),
  progress() {
    const { expected, delivered } = playing().tally;
    return { expected, delivered };
  },
  reset: () => probe.reset(),
  sample: () => probe.sample(),
  tally: () => playing().tally.data(),
  disconnect: () => playing().close(),
});
