/** Class names of what floats over the page: menus, popovers. */
export const FLOATING_STYLE =
  'z-50 animate-float-in rounded-card border border-line bg-raised text-ink shadow-float ' +
  'max-w-[calc(100vw-1rem)] max-h-(--radix-popper-available-height) overflow-y-auto';

/** Class names of a line of a menu. */
export const MENU_ITEM_STYLE =
  'flex min-h-8 cursor-default select-none items-center gap-2 rounded-bar px-2 py-1 outline-none ' +
  'data-highlighted:bg-hover data-disabled:text-ink-3';
