// `npm start`: makes a fresh clone run. Plain JavaScript without dependencies until they are installed.
import { buildIfStale } from './build-if-stale.mjs';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';

checkNode();
install();
await buildIfStale();
process.env.NODE_ENV ||= 'production';
// In this same process, so that signals and the exit code are the server's own.
const { main } = await import('../../build/quarterdeck/main.js');
await main();
