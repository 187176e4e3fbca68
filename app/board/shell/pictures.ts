import type { NavTab } from '#app/components/nav-tabs.tsx';
import type { Picture } from './picture-skeleton.tsx';

/** The tabs of a live board. Dependencies are the organisation's page, narrowed to this board. */
export function boardTabs(base: string, orgId: string, boardId: string): readonly NavTab[] {
  return [
    ...pictureTabs(base),
    { to: `/o/${orgId}/dependencies?board=${boardId}`, label: 'Dependencies' },
    { to: `${base}/history`, label: 'History' },
  ];
}

/** The tabs of whatever has the board's pictures: a board, or a snapshot of it. */
export function pictureTabs(base: string): readonly NavTab[] {
  return [
    { to: `${base}/roadmap`, label: 'Roadmap' },
    { to: `${base}/matrix`, label: 'Risk matrix' },
    { to: `${base}/risks`, label: 'Risks' },
    { to: `${base}/initiatives`, label: 'Initiatives' },
  ];
}

/** Which picture an address shows. */
export function pictureOf(pathname: string): Picture {
  const last = pathname.replace(/\/$/, '').split('/').at(-1);
  if (last === 'matrix') return 'matrix';
  if (last === 'risks' || last === 'initiatives') return 'table';
  return last === 'history' ? 'list' : 'roadmap';
}
