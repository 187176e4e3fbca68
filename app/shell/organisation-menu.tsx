import { Check, ChevronsUpDown, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { DropdownMenu } from '#app/components/dropdown-menu.tsx';
import { MenuItem, MenuLabel, MenuLink, MenuSeparator } from '#app/components/menu-items.tsx';
import { RenameDialog } from '#app/shell/rename-dialog.tsx';
import { type OrgData, useMay } from './org-data.ts';

/** Which organisation this is; changes to another, makes a new one, renames this one. */
export function OrganisationMenu({ organisation, organisations }: Pick<OrgData, 'organisation' | 'organisations'>) {
  const [renaming, setRenaming] = useState(false);
  const mayRename = useMay('org:rename');
  const trigger = (
    <button
      type="button"
      aria-label={`Organisation ${organisation.name}, change`}
      className="flex h-8 min-w-0 items-center gap-1.5 rounded-card px-2 font-bold hover:bg-hover"
    >
      <span className="truncate">{organisation.name}</span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
    </button>
  );
  return (
    <>
      <DropdownMenu trigger={trigger} align="start">
        <MenuLabel>Organisations</MenuLabel>
        {organisations.map(({ id, name }) => (
          <MenuLink
            key={id}
            to={`/o/${id}/boards`}
            icon={id === organisation.id && <Check aria-label="This one" className="size-4" />}
          >
            <span className="max-w-64 truncate">{name}</span>
          </MenuLink>
        ))}
        <MenuSeparator />
        {mayRename && (
          <MenuItem icon={<Pencil aria-hidden className="size-4" />} onSelect={() => setRenaming(true)}>
            Rename this organisation
          </MenuItem>
        )}
        <MenuLink to="/?new-organisation" icon={<Plus aria-hidden className="size-4" />}>
          New organisation
        </MenuLink>
      </DropdownMenu>
      {renaming && (
        <RenameDialog
          title="Rename the organisation"
          label="Name"
          field="name"
          value={organisation.name}
          action={`/o/${organisation.id}?index`}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
