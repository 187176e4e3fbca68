import { useRouteLoaderData } from '@remix-run/react';
import { type Action, can } from '#shared/permissions/can.ts';
import type { Role } from '#shared/permissions/role.ts';

/** What every page of an organisation knows, from the loader of its layout. */
export interface OrgData {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** How many things wait for the person on the boards. */
  readonly waiting: number;
  /** All organisations of the person, by name. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
}

/** The organisation whose page this is. */
export function useOrg(): OrgData {
  const found = useRouteLoaderData<OrgData>('routes/o.$orgId');
  if (!found) throw new Error('useOrg wants a page below /o/:orgId');
  return found;
}

/** Whether the person may do this here. The server asks again; this one only hides what would be refused. */
export function useMay(action: Action): boolean {
  return can(useOrg().role, action);
}
