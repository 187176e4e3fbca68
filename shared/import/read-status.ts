import type { InitiativeStatus } from '#shared/board/records/initiative.ts';
import { plainName } from './import-field.ts';

/** What other tools call our statuses. */
const NAMES: Readonly<Record<InitiativeStatus, readonly string[]>> = {
  planned: [
    'planned',
    'to do',
    'backlog',
    'open',
    'new',
    'not started',
    'proposed',
    'draft',
    'ready',
    'selected for development',
    'provisional',
  ],
  'in-progress': [
    'in progress',
    'doing',
    'started',
    'active',
    'wip',
    'ongoing',
    'in review',
    'in development',
    'implementable',
    'on track',
    'green',
  ],
  'at-risk': ['at risk', 'delayed', 'behind', 'off track', 'amber', 'yellow'],
  blocked: ['blocked', 'on hold', 'stuck', 'impeded', 'waiting', 'red'],
  done: [
    'done',
    'complete',
    'completed',
    'closed',
    'finished',
    'shipped',
    'released',
    'resolved',
    'implemented',
    'delivered',
  ],
  dropped: [
    'dropped',
    'cancelled',
    'canceled',
    'rejected',
    'withdrawn',
    'abandoned',
    "won't do",
    'wont fix',
    'replaced',
  ],
};

const STATUSES = new Map<string, InitiativeStatus>();
for (const [status, names] of Object.entries(NAMES) as [InitiativeStatus, readonly string[]][]) {
  for (const name of names) STATUSES.set(plainName(name), status);
}

/** The status that a word of this or another tool means; null when it is none we know. */
export function readStatus(text: string): InitiativeStatus | null {
  return STATUSES.get(plainName(text)) ?? null;
}
