import { clsx } from 'clsx';
import { Check, ChevronRight } from 'lucide-react';
import { Menu } from 'radix-ui/internal';
import { Fragment, useMemo, useRef, useState } from 'react';
import { actionsByGroup, allActions } from '#app/board/actions/all-actions.ts';
import type { ActionContext, ActionGroup, BoardAction } from '#app/board/actions/board-action.ts';
import { isMac, keyText } from '#app/board/actions/key-text.ts';
import type { ToolDesk } from '#app/board/tools/tool-desk.ts';
import { FLOATING_STYLE, MENU_ITEM_STYLE } from '#app/components/floating-style.ts';
import type { MenuPlace } from './watch-menu-requests.ts';

interface CanvasMenuSurfaceProps {
  readonly place: MenuPlace;
  readonly desk: ToolDesk;
  readonly context: ActionContext;
  readonly onClose: () => void;
}

/** Families that are about the picture as a whole: a menu over something has enough lines without them. */
const OF_THE_PICTURE: ReadonlySet<ActionGroup> = new Set(['view', 'board']);

/** The open context menu: the actions that apply here, family by family. */
export function CanvasMenuSurface({ place, desk, context, onClose }: CanvasMenuSurfaceProps) {
  const isAboutSelection = context.items.length > 0 || (context.canvas?.drawings.length ?? 0) > 0;
  // As it was when the menu opened: what others do meanwhile must not move the lines under the pointer.
  const [families] = useState(() =>
    actionsByGroup(
      allActions(desk).filter(({ inMenu, group }) => inMenu && !(isAboutSelection && OF_THE_PICTURE.has(group))),
      context,
    ),
  );
  const anchor = useMemo(
    () => ({ current: { getBoundingClientRect: () => new DOMRect(place.x, place.y, 0, 0) } }),
    [place],
  );
  const entered = useRef(false);
  return (
    <Menu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Menu.Anchor virtualRef={anchor} />
      <Menu.Portal>
        <Menu.Content
          aria-label={context.items.length > 0 ? 'Selection' : 'Picture'}
          align="start"
          side="bottom"
          collisionPadding={8}
          loop
          className={clsx(FLOATING_STYLE, 'min-w-52 p-1')}
          onContextMenu={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onFocus={({ target, currentTarget }) => {
            if (entered.current || target !== currentTarget) return;
            entered.current = true;
            if (place.byKey) currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
          }}
        >
          {families.map(({ group, actions }, i) => (
            <Fragment key={group}>
              {i > 0 && <Menu.Separator className="my-1 h-px bg-line" />}
              {actions.map((action) =>
                action.choices ? (
                  <Choices key={action.id} action={action} context={context} />
                ) : (
                  <Menu.Item
                    key={action.id}
                    className={clsx(MENU_ITEM_STYLE, action.danger && 'text-bad-text')}
                    onSelect={() => action.run?.(context)}
                  >
                    <ActionLine action={action} />
                  </Menu.Item>
                ),
              )}
            </Fragment>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}

function ActionLine({ action }: { readonly action: BoardAction }) {
  const { icon: Icon, label, keys } = action;
  return (
    <>
      <span className="flex size-4 shrink-0 items-center justify-center">
        {Icon && <Icon aria-hidden className="size-4" />}
      </span>
      <span className="flex-1 pr-4">{label}</span>
      {keys?.[0] && (
        <span aria-hidden className="text-2xs text-ink-3">
          {keyText(keys[0], isMac())}
        </span>
      )}
    </>
  );
}

/** An action that is done in one of several ways, as a menu beside the menu. */
function Choices({ action, context }: { readonly action: BoardAction; readonly context: ActionContext }) {
  const choices = action.choices?.(context) ?? [];
  const [isOpen, setOpen] = useState(false);
  return (
    <Menu.Sub open={isOpen} onOpenChange={setOpen}>
      <Menu.SubTrigger className={clsx(MENU_ITEM_STYLE, 'data-[state=open]:bg-hover')}>
        <ActionLine action={action} />
        <ChevronRight aria-hidden className="size-4 text-ink-3" />
      </Menu.SubTrigger>
      <Menu.Portal>
        <Menu.SubContent
          collisionPadding={8}
          sideOffset={2}
          alignOffset={-5}
          className={clsx(FLOATING_STYLE, 'min-w-44 p-1')}
          onContextMenu={(event) => event.preventDefault()}
        >
          {choices.map(({ id, label, checked, run }) => (
            <Menu.CheckboxItem key={id} checked={checked ?? false} className={MENU_ITEM_STYLE} onSelect={() => run()}>
              <span className="flex size-4 shrink-0 items-center justify-center">
                <Menu.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Menu.ItemIndicator>
              </span>
              {label}
            </Menu.CheckboxItem>
          ))}
        </Menu.SubContent>
      </Menu.Portal>
    </Menu.Sub>
  );
}
