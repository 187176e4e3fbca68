// `npm run dev`: pages with hot reload by Vite; server code by tsx, which restarts it on a change.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

checkNode();
install();
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const entry = join(root, 'server', 'start', 'development.ts');
const env = { ...process.env, NODE_ENV: 'development' };
const child = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', '--exclude=**/node_modules/**', entry], {
  cwd: root,
  env,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
