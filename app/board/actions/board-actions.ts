import { Command, Keyboard, LayoutGrid, Maximize, Redo2, Undo2 } from 'lucide-react';
import { can } from '#shared/permissions/can.ts';
import { mayWrite } from './applies.ts';
import type { ActionContext, BoardAction } from './board-action.ts';

const isLive = ({ base }: ActionContext) => !base.includes('/history/');

function page(
  id: string,
  label: string,
  words: string,
  keys: readonly string[],
  to: (context: ActionContext) => string,
) {
  const run = (context: ActionContext) => context.go(to(context));
  return { id: `go-${id}`, group: 'go', label, words, keys, applies: () => true, run } as const;
}

/** The pictures of the board, and what is around it. */
const PAGE_ACTIONS: readonly BoardAction[] = [
  page('roadmap', 'Roadmap', 'timeline gantt lanes page', ['G R'], ({ base }) => `${base}/roadmap`),
  page('matrix', 'Risk matrix', 'heat map page', ['G M'], ({ base }) => `${base}/matrix`),
  page('risks', 'Risks', 'register table list page', ['G T'], ({ base }) => `${base}/risks`),
  page('initiatives', 'Initiatives', 'register table list page', [], ({ base }) => `${base}/initiatives`),
  page('milestones', 'Milestones', 'register table list page', [], ({ base }) => `${base}/milestones`),
  page('actions', 'Actions', 'register table list page mitigation', [], ({ base }) => `${base}/actions`),
  page('links', 'Links', 'register table list page dependencies', [], ({ base }) => `${base}/links`),
  {
    ...page('history', 'History', 'versions snapshots page', ['G H'], ({ base }) => `${base}/history`),
    applies: isLive,
  },
  page(
    'dates-at-risk',
    'Dates at risk',
    'simulation monte carlo p80 p50 s-curve tornado schedule risk probability',
    [],
    ({ base }) => `${base}/roadmap?dates=end`,
  ),
  page('dependencies', 'Dependencies', 'links teams graph page', ['G D'], ({ base }) => `${base}/dependencies`),
  page('updates', 'Needs my update', 'reviews actions mentions mine waiting', ['G U'], ({ home }) =>
    home.replace(/boards$/, 'updates'),
  ),
  { ...page('boards', 'All boards', 'home organisation page', [], ({ home }) => home), icon: LayoutGrid },
  {
    ...page('import', 'Import a file', 'csv spreadsheet upload', [], ({ base }) => `${base}/import`),
    applies: (context) => isLive(context) && mayWrite(context) && can(context.session.role, 'board:import'),
  },
  {
    ...page('snapshot', 'Take a snapshot', 'version save history name', [], ({ base }) => `${base}/history?take`),
    applies: (context) => isLive(context) && can(context.session.role, 'snapshot:take'),
  },
];

/** What is there whichever picture shows. */
export const BOARD_ACTIONS: readonly BoardAction[] = [
  {
    id: 'undo',
    group: 'board',
    label: 'Undo',
    words: 'take back revert',
    keys: ['Mod+Z'],
    icon: Undo2,
    applies: (context) => mayWrite(context) && context.session.undo.state.get().canUndo,
    run: ({ session }) => session.undo.undo(),
  },
  {
    id: 'redo',
    group: 'board',
    label: 'Redo',
    words: 'repeat again',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    icon: Redo2,
    applies: (context) => mayWrite(context) && context.session.undo.state.get().canRedo,
    run: ({ session }) => session.undo.redo(),
  },
  {
    id: 'palette',
    group: 'board',
    label: 'Find anything, do anything',
    words: 'command palette search',
    keys: ['Mod+K'],
    icon: Command,
    applies: () => true,
    run: ({ show }) => show('palette'),
  },
  {
    id: 'shortcuts',
    group: 'board',
    label: 'Keyboard shortcuts',
    words: 'keys help',
    keys: ['?'],
    icon: Keyboard,
    applies: () => true,
    run: ({ show }) => show('shortcuts'),
  },
  {
    id: 'focus',
    group: 'board',
    label: 'Focus mode',
    words: 'full screen hide chrome picture alone present',
    keys: ['.'],
    icon: Maximize,
    inMenu: true,
    applies: () => true,
    run: ({ show }) => show('focus'),
  },
  ...PAGE_ACTIONS,
];
