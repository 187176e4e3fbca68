import type { NavTab } from '#app/components/nav-tabs.tsx';
import type { Picture } from './picture-skeleton.tsx';

/** The tabs of a live board. */
export function boardTabs(base: string): readonly NavTab[] {
  return [...pictureTabs(base), { to: `${base}/history`, label: 'History' }];
}

/** The tabs of whatever has the board's pictures: a board, or a snapshot of it. */
export function pictureTabs(base: string): readonly NavTab[] {
  return [
    { to: `${base}/roadmap`, label: 'Roadmap' },
    { to: `${base}/matrix`, label: 'Risk matrix' },
    { to: `${base}/risks`, label: 'Risks' },
    { to: `${base}/initiatives`, label: 'Initiatives' },
    { to: `${base}/dependencies`, label: 'Dependencies' },
  ];
}

const TABLES = ['risks', 'initiatives', 'dependencies'];

/** Which picture an address shows. */
export function pictureOf(pathname: string): Picture {
  const last = pathname.replace(/\/$/, '').split('/').at(-1);
  if (last === 'matrix') return 'matrix';
  if (last !== undefined && TABLES.includes(last)) return 'table';
  return last === 'history' ? 'list' : 'roadmap';
}
