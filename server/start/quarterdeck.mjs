// `npm run -s quarterdeck -- <command>`: stdout is the command's alone, everything else goes to stderr.
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

checkNode();
install({ stdout: 2 });
const program = join(root, 'build', 'quarterdeck', 'command-line.js');
// A running server does the work: building now would take the files away from under it.
if (!existsSync(program) || !(await serverRuns())) await buildIfStale();
const { main } = await import(pathToFileURL(program).href);
await main(process.argv.slice(2));

function serverRuns() {
  const socket = connect(join(resolve(process.env.DATA_DIR || 'data'), 'control.sock'));
  return new Promise((answer) => {
    socket.on('connect', () => answer(true));
    socket.on('error', () => answer(false));
  }).finally(() => socket.destroy());
}
