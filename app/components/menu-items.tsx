import { Link } from '@remix-run/react';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { MENU_ITEM_STYLE } from './floating-style.ts';
import { useMenuParts } from './menu-parts.ts';

export interface MenuItemProps {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: (event: Event) => void;
}

export function MenuItem({ children, icon, danger = false, disabled, onSelect }: MenuItemProps) {
  const Parts = useMenuParts();
  return (
    <Parts.Item disabled={disabled} onSelect={onSelect} className={clsx(MENU_ITEM_STYLE, danger && 'text-bad-text')}>
      <span className="flex size-4 items-center justify-center">{icon}</span>
      {children}
    </Parts.Item>
  );
}

/** A line of a menu that goes somewhere. */
export function MenuLink({ to, icon, children }: { to: string; icon?: ReactNode; children: ReactNode }) {
  const Parts = useMenuParts();
  return (
    <Parts.Item asChild className={MENU_ITEM_STYLE}>
      <Link to={to}>
        <span className="flex size-4 items-center justify-center">{icon}</span>
        {children}
      </Link>
    </Parts.Item>
  );
}

export interface MenuRadioGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** One of several, within a menu; the menu stays open, so that the choice is seen. */
export function MenuRadioGroup<Value extends string>({ label, value, options, onChange }: MenuRadioGroupProps<Value>) {
  const Parts = useMenuParts();
  return (
    <Parts.RadioGroup value={value} onValueChange={(chosen) => onChange(chosen as Value)} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Parts.RadioItem
          key={option.value}
          value={option.value}
          onSelect={(event) => event.preventDefault()}
          className={MENU_ITEM_STYLE}
        >
          <span className="flex size-4 items-center justify-center">
            <Parts.ItemIndicator>
              <Check aria-hidden className="size-4" />
            </Parts.ItemIndicator>
          </span>
          {option.label}
        </Parts.RadioItem>
      ))}
    </Parts.RadioGroup>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const Parts = useMenuParts();
  return <Parts.Label className="px-2 pt-1.5 pb-0.5 text-2xs font-medium text-ink-3">{children}</Parts.Label>;
}

export function MenuSeparator() {
  const Parts = useMenuParts();
  return <Parts.Separator className="my-1 h-px bg-line" />;
}
