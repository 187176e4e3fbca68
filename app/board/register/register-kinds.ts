/** The kinds that have a register, by what stands in the address. */
export const REGISTERS = {
  risks: { kind: 'risks', label: 'Risks', noun: 'risk' },
  initiatives: { kind: 'initiatives', label: 'Initiatives', noun: 'initiative' },
  milestones: { kind: 'milestones', label: 'Milestones', noun: 'milestone' },
  actions: { kind: 'actions', label: 'Actions', noun: 'action' },
  links: { kind: 'dependencies', label: 'Links', noun: 'link' },
} as const;

export type RegisterName = keyof typeof REGISTERS;
export type RegisterKind = (typeof REGISTERS)[RegisterName]['kind'];

export const REGISTER_NAMES = Object.keys(REGISTERS) as readonly RegisterName[];

/** Which register an address shows; null for none. */
export function registerOf(pathname: string): RegisterName | null {
  const last = pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
  return REGISTER_NAMES.find((name) => name === last) ?? null;
}
