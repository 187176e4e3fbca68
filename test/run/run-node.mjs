import { spawn } from 'node:child_process';
import { root } from '../../server/start/root.mjs';

/** Runs a program of node_modules with this Node, its output on ours; answers its exit code. */
export function runNode(args, env = process.env) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
