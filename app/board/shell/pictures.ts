import { REGISTER_NAMES, type RegisterName, registerOf } from '#app/board/register/register-kinds.ts';
import type { NavTab } from '#app/components/nav-tabs.tsx';
import type { Picture } from './picture-skeleton.tsx';

/** The tabs of a live board. `register` is the one that was open last. */
export function boardTabs(base: string, register: RegisterName): readonly NavTab[] {
  return [...pictureTabs(base, register), { to: `${base}/history`, label: 'History' }];
}

/** The tabs of whatever has the board's pictures: a board, or a snapshot of it. `register` is the one that was open last. */
export function pictureTabs(base: string, register: RegisterName): readonly NavTab[] {
  return [
    { to: `${base}/roadmap`, label: 'Roadmap' },
    { to: `${base}/matrix`, label: 'Risk matrix' },
    { to: `${base}/${register}`, label: 'Register', also: REGISTER_NAMES.map((name) => `${base}/${name}`) },
    { to: `${base}/dependencies`, label: 'Dependencies' },
  ];
}

/** Which picture an address shows. */
export function pictureOf(pathname: string): Picture {
  const last = pathname.replace(/\/$/, '').split('/').at(-1);
  if (last === 'matrix') return 'matrix';
  if (last === 'dependencies' || registerOf(pathname)) return 'table';
  return last === 'history' ? 'list' : 'roadmap';
}
