import { randomUUID } from 'node:crypto';
import { memberships } from '@/db/schema/memberships';
import { users } from '@/db/schema/users';
import { withSystem } from '@/db/system';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import type { Role } from '@/lib/auth/roles';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { standardLayout } from '../layout';
import { type ViewInput, viewInput } from '../schema';

async function colleagueOf<R extends Role>(
  session: OrgSession,
  role: R,
  name: string,
): Promise<OrgSession & { role: R }> {
  const id = randomUUID();
  const email = `${id}@example.com`;
  await withSystem('test: mint user', (tx) => tx.insert(users).values({ id, email, name, passwordHash: 'none' }));
  await withOrg(session.orgId, (tx) => tx.insert(memberships).values({ orgId: session.orgId, userId: id, role }));
  return { ...session, role, actor: { type: 'user', id, requestId: null }, user: { id, name, email } };
}

/** Two marketers and a viewer of a fresh organization. */
export async function viewOrganization() {
  const sara = await mintSession('marketer');
  return { sara, omar: await colleagueOf(sara, 'marketer', 'Omar'), viewer: await colleagueOf(sara, 'viewer', 'Vera') };
}

/** A personal view. */
export const personalView = (changes: Partial<ViewInput> = {}): ViewInput =>
  viewInput.parse({
    name: 'Meta',
    scope: 'person',
    filter: { platforms: ['meta'] },
    layout: standardLayout,
    ...changes,
  });

export const sharedView = (changes: Partial<ViewInput> = {}) => personalView({ scope: 'organization', ...changes });
