// Plays clients, as a program of its own, so that it does not share an event loop with anything that is measured.
import { ProcessProbe } from '../process-probe.ts';
import { serve } from '../remote.ts';
import { Crowd } from './crowd.ts';
import type { LoadOperations } from './load-operations.ts';
import { Traffic } from './traffic.ts';
import { uploadDocuments } from './upload-document.ts';

const probe = new ProcessProbe();
let traffic: Traffic | undefined;
let crowd: Crowd | undefined;
let forgetUpload: (() => void) | undefined;

function playing(): Traffic {
  if (!traffic) throw new Error('Not connected');
  return traffic;
}

function gathered(): Crowd {
  if (!crowd) throw new Error('Nobody is there');
  return crowd;
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
  pauseReader: () => playing().reader.pause(),
  resumeReader: () => playing().reader.resume(),
  readerState: () => playing().readerState(),
  gather(plan) {
    crowd = new Crowd(plan);
  },
  cut: () => gathered().cut(),
  expectReturn: () => gathered().expectReturn(),
  crowd: () => gathered().state(),
  leave: () => gathered().leave(),
  async upload(plan) {
    forgetUpload = await uploadDocuments(plan);
  },
  forget: () => forgetUpload?.(),
});
