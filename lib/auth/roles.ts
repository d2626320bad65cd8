import type { roles } from '@/db/schema/memberships';

export type Role = (typeof roles)[number];

interface RolesFrom {
  viewer: Role;
  marketer: Exclude<Role, 'viewer'>;
  admin: 'admin' | 'owner';
  owner: 'owner';
}

/** `R` and the roles above it: viewer < marketer < admin < owner. */
export type RoleFrom<R extends Role> = RolesFrom[R];

const rank: Record<Role, number> = { viewer: 0, marketer: 1, admin: 2, owner: 3 };

export function roleAtLeast<R extends Role>(role: Role, minimum: R): role is RoleFrom<R> {
  return rank[role] >= rank[minimum];
}

/** Scopes of a caller: its role and those below it, lowest first. */
export function rolesUpTo(role: Role): Role[] {
  const all: Role[] = ['viewer', 'marketer', 'admin', 'owner'];
  return all.filter((minimum) => roleAtLeast(role, minimum));
}
