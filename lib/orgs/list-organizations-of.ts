import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { byLanguage } from '@/db/by-language';
import { memberships } from '@/db/schema/memberships';
import { organizations } from '@/db/schema/organizations';
import { withSystem } from '@/db/system';
import type { OrganizationDto } from './types';

export function listOrganizationsOf(userId: string): Promise<OrganizationDto[]> {
  return withSystem('orgs: the organizations of a person', (tx) =>
    tx
      .select({
        id: organizations.id,
        name: organizations.name,
        currency: organizations.currency,
        timeZone: organizations.timeZone,
        role: memberships.role,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.orgId))
      .where(eq(memberships.userId, userId))
      .orderBy(byLanguage(organizations.name), asc(organizations.id)),
  );
}
