// `npm run build`: what `npm start` does first.
import { buildIfStale } from './build-if-stale.mjs';
import { checkNode } from './check-node.mjs';
import { install } from './install.mjs';

checkNode();
install();
await buildIfStale();
