import type { Menu } from 'radix-ui/internal';
import { createContext, useContext } from 'react';

/** The parts that a menu's lines are made of; given by the open menu, so that a closed one needs none of their code. */
export const MenuPartsContext = createContext<typeof Menu | null>(null);

export function useMenuParts(): typeof Menu {
  const parts = useContext(MenuPartsContext);
  if (!parts) throw new Error('This belongs inside a DropdownMenu.');
  return parts;
}
