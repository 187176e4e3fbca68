import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin, type Rollup } from 'vite';
import { dependencies } from './package.json';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Fails the build when the browser's module graph reaches a file of server/: a leak that lint rules can't see. */
export function keepServerOut(): Plugin {
  const serverFolder = `${import.meta.dirname}/server/`;
  return {
    name: 'quarterdeck:keep-server-out',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (options.ssr) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (resolved?.id.startsWith(serverFolder)) {
        throw new Error(`${importer} imports ${source}: app/ may not import server/. Ask the load context instead.`);
      }
      return null;
    },
  };
}

/**
 * What Yjs says on the console, said without colours: lib0's logging brings a DOM library and a schema language with it,
 * together a fiftieth of what a page may weigh.
 */
export function plainYjsLog(): Plugin {
  const id = '\0quarterdeck:yjs-log';
  return {
    name: 'quarterdeck:plain-yjs-log',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, _importer, { ssr }) => (source === 'lib0/logging' && !ssr ? id : null),
    load: (asked) => (asked === id ? PLAIN_LOG : null),
  };
}
const PLAIN_LOG = `
export const BOLD = '', UNBOLD = '', ORANGE = '', RED = '';
export const print = (...words) => console.log(...words.filter((word) => word !== ''));
export const warn = (...words) => console.warn(...words);
`;

const EVERY_PAGE = ['app/entry.client.tsx', 'app/root.tsx', 'node_modules/@remix-run/react/dist/esm/index.js'];
const ORGANISATION_PAGES = ['app/routes/o.$orgId.tsx', 'app/routes/o.$orgId.boards._index.tsx'];
const BOARD_PAGES = ['app/routes/b.$boardId.tsx'];
/** Pages of a board that do without the canvas: what only they show of icons comes with the board. */
const TABLE_PAGES = /^app\/routes\/b\.\$boardId\.(?!_canvas|import)/;
const PAGES_WITHOUT_BOARD = /^app\/routes\/(?!b\.)/;
const OPENS_BOARD = ['app/board/sync/open-live-board.ts'];
const DEPENDENCIES_PAGE = ['app/routes/o.$orgId.dependencies.tsx'];
const REGISTERS = ['risks', 'initiatives', 'actions', 'milestones'].map((name) => `app/routes/b.$boardId.${name}.tsx`);
const BESIDE_REGISTERS = ['app/routes/b.$boardId.history.tsx', 'app/routes/b.$boardId._canvas.tsx'];
const SIDE_PANEL = ['app/board/panel/side-panel.tsx'];

/**
 * Sorts the modules that pages reach by plain imports into a few files: what every page runs, what every page of a board
 * runs on top, what opens the board itself, what all registers have alone, and what they share with the page of
 * dependencies and with the side panel. So a page fetches a few files that hold what it needs, rather than dozens of a few
 * hundred bytes; and what is reached by `import()` alone is in none of them.
 */
export function chunksByReach(): Rollup.GetManualChunk {
  let chunkOf: ReadonlyMap<string, string> | null = null;
  return (id, graph) => {
    chunkOf ??= sortByReach(graph);
    return chunkOf.get(id);
  };
}

function sortByReach(graph: Rollup.ManualChunkMeta): ReadonlyMap<string, string> {
  const every = reach(graph, EVERY_PAGE);
  const organisation = reach(graph, ORGANISATION_PAGES);
  const board = reach(graph, BOARD_PAGES);
  const dependenciesPage = reach(graph, DEPENDENCIES_PAGE);
  const registers = REGISTERS.map((route) => reach(graph, [route]));
  const beside = reach(graph, BESIDE_REGISTERS);
  const panel = reach(graph, SIDE_PANEL);
  const paths = [...graph.getModuleIds()].map(pathOf);
  const tables = reach(
    graph,
    paths.filter((path) => TABLE_PAGES.test(path)),
  );
  const elsewhere = reach(
    graph,
    paths.filter((path) => PAGES_WITHOUT_BOARD.test(path)),
  );
  const chunkOf = new Map<string, string>();
  for (const id of registers[0] ?? []) {
    if (organisation.has(id) || (isIcon(id) && elsewhere.has(id))) chunkOf.set(id, 'page');
    // That page opens no board: it must not fetch what does.
    else if (dependenciesPage.has(id)) chunkOf.set(id, 'shared');
    else if (beside.has(id) && !isRoute(id)) chunkOf.set(id, 'board');
    else if (registers.every((reached) => reached.has(id))) chunkOf.set(id, panel.has(id) ? 'fields' : 'register');
  }
  for (const id of reach(graph, OPENS_BOARD)) chunkOf.set(id, 'session');
  for (const id of board) chunkOf.set(id, organisation.has(id) ? 'page' : 'board');
  for (const id of every) chunkOf.set(id, 'page');
  // All other icons come together: one icon is smaller than the headers it travels with. Tables don't wait for them.
  for (const id of graph.getModuleIds()) {
    if (!isIcon(id) || chunkOf.has(id)) continue;
    chunkOf.set(id, !tables.has(id) ? 'icons' : elsewhere.has(id) ? 'page' : 'board');
  }
  return chunkOf;
}

function reach({ getModuleIds, getModuleInfo }: Rollup.ManualChunkMeta, entries: readonly string[]): Set<string> {
  const queue = [...getModuleIds()].filter((id) => entries.includes(pathOf(id)));
  const reached = new Set<string>();
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const module = getModuleInfo(id);
    if (!module || isIcons(id)) continue;
    queue.push(...module.importedIds, ...iconsIn(module, getModuleInfo));
  }
  return reached;
}

/** A module's path in the project; Remix asks for a route's page with a query behind it. */
const pathOf = (id: string) => (id.split('?')[0] ?? '').slice(import.meta.dirname.length + 1);
const isRoute = (id: string) => pathOf(id).startsWith('app/routes/');
const isIcon = (id: string) => id.includes('/lucide-react/');
const isIcons = (id: string) => id.endsWith('/lucide-react.mjs');

/** The files of the icons a module names: it imports them of one file that knows all, and so seems to reach all. */
function iconsIn(
  { code, importedIds }: Rollup.ModuleInfo,
  moduleInfo: Rollup.ManualChunkMeta['getModuleInfo'],
): string[] {
  const icons = importedIds.find(isIcons);
  const all = icons ? (moduleInfo(icons)?.code ?? '') : '';
  const names = /import \{([^}]+)\} from ['"]lucide-react['"]/.exec(code ?? '')?.[1]?.split(',') ?? [];
  return names.flatMap((name) => {
    const file = new RegExp(`default as ${name.trim().split(' ')[0]}[ ,][^;]*from '\\./(.+)'`).exec(all)?.[1];
    return icons && file ? [new URL(file, `file://${icons}`).pathname] : [];
  });
}

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [keepServerOut(), plainYjsLog(), tailwindcss(), remix(remixConfig)],
  ssr:
    command === 'build'
      ? // What was built runs with production dependencies alone: everything else is bundled.
        { noExternal: true, external: Object.keys(dependencies) }
      : { noExternal: ['lucide-react', 'radix-ui', /^@radix-ui\//] },
  optimizeDeps: { exclude: ['@tldraw/assets'], include: ['@tldraw/tldraw', 'yjs', 'y-websocket'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      output: {
        ...(isSsrBuild ? {} : { manualChunks: chunksByReach() }),
      },
    },
  },
}));
