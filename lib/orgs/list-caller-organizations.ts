import type { Caller } from '@/lib/api/authenticate';
import { listOrganizationsOf } from './list-organizations-of';
import type { OrganizationDto } from './types';

// A person's memberships, or the organization of an API token.
export async function listCallerOrganizations(caller: Caller): Promise<OrganizationDto[]> {
  if (caller.kind === 'user') return listOrganizationsOf(caller.user.id);
  const { organization, role } = caller.session;
  const { id, name, currency, timeZone } = organization;
  return [{ id, name, currency, timeZone, role }];
}
