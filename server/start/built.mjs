// What a container runs: what was built, without looking whether something is to be installed or built.
//   node server/start/built.mjs                the server
//   node server/start/built.mjs <command> ...  a command of the command line
import { checkNode } from './check-node.mjs';

checkNode();
process.env.NODE_ENV ||= 'production';
const args = process.argv.slice(2);
if (args.length === 0) {
  const { main } = await import('../../build/quarterdeck/main.js');
  await main();
} else {
  const { main } = await import('../../build/quarterdeck/command-line.js');
  await main(args);
}
