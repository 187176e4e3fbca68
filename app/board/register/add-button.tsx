import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { Button } from '#app/components/button.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { Popover } from '#app/components/popover.tsx';
import { REGISTERS, type RegisterName } from './register-kinds.ts';

interface AddButtonProps {
  readonly name: RegisterName;
  readonly context: FieldContext;
  /** Adds a row and edits it. */
  readonly onAdd: () => void;
  /** Told what was added otherwise. */
  readonly onAdded: (ids: readonly string[]) => void;
}

const linkForm = fetchedCode(async () => (await import('./add-link.tsx')).AddLink);

/** Adds a row; a link is asked for both its ends first. */
export function AddButton({ name, context, onAdd, onAdded }: AddButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const isLink = name === 'links';
  const LinkForm = useFetchedCode(linkForm, isOpen, () => setOpen(false));
  const button = (
    <Button variant="primary" onClick={isLink ? undefined : onAdd}>
      <Plus aria-hidden className="size-4" />
      <span className="whitespace-nowrap">
        Add<span className="max-sm:sr-only"> {REGISTERS[name].noun}</span>
      </span>
    </Button>
  );
  if (!isLink) return button;
  return (
    <Popover label="Add a link" align="end" trigger={button} open={isOpen} onOpenChange={setOpen} className="w-80">
      {LinkForm && (
        <LinkForm
          context={context}
          onAdded={(id) => {
            onAdded([id]);
            setOpen(false);
          }}
        />
      )}
    </Popover>
  );
}
