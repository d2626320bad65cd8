import { type Role, roleAtLeast } from '@/lib/auth/roles';

const lowestFirst: readonly Role[] = ['viewer', 'marketer', 'admin', 'owner'];

/** None above their own. */
export function grantableRoles(own: Role): Role[] {
  return lowestFirst.filter((role) => roleAtLeast(own, role));
}
