import type { Caller } from '@/lib/api/authenticate';
import { listOrganizationsOf } from './data';
import type { OrganizationDto } from './types';

/** The organizations a caller reaches: a person's memberships, or the one an API token belongs to. */
export async function callerOrganizations(caller: Caller): Promise<OrganizationDto[]> {
  if (caller.kind === 'user') return listOrganizationsOf(caller.user.id);
  const { organization, role } = caller.session;
  return [{ ...organization, role }];
}
