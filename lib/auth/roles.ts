import type { roles } from '@/db/schema/memberships';

export type Role = (typeof roles)[number];

const rank: Record<Role, number> = { viewer: 0, marketer: 1, admin: 2, owner: 3 };

/** viewer < marketer < admin < owner. */
export function roleAtLeast(role: Role, minimum: Role): boolean {
  return rank[role] >= rank[minimum];
}
