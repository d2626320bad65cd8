import { loadMember } from '@/lib/auth/load-member';
import type { SessionWith } from '@/lib/auth/org-session';
import { registerPerson } from '@/lib/auth/register-person';
import { requireRole } from '@/lib/auth/require-role';
import { type VerifiedUser, verifyCredentials } from '@/lib/auth/verify-credentials';
import { AppError } from '@/lib/errors';
import { createOrganization } from '@/lib/orgs/create-organization';
import { listOrganizationsOf } from '@/lib/orgs/list-organizations-of';

const ORGANIZATION = { name: 'Nakhla Retail · نخلة', currency: 'SAR', timeZone: 'Asia/Riyadh' };

async function demoPerson(email: string, password: string): Promise<VerifiedUser> {
  const origin = { network: 'demo', deviceCookie: undefined };
  try {
    return await verifyCredentials(email, password, origin);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unauthenticated') throw error;
  }
  await registerPerson({ name: 'Salma Nakhla', email, password });
  return verifyCredentials(email, password, origin);
}

export async function demoSession(
  email: string,
  password: string,
  orgId: string | null,
): Promise<SessionWith<'admin'>> {
  const person = await demoPerson(email, password);
  const known = await listOrganizationsOf(person.id);
  const used = known.find(({ id }) => id === orgId) ?? known.find(({ name }) => name === ORGANIZATION.name);
  const { id } = used ?? (await createOrganization(person.id, ORGANIZATION));
  const answer = await loadMember({ userId: person.id, sessionVersion: person.sessionVersion }, id, null);
  if (answer.kind !== 'member') throw new Error('The demo person is not in the demo organization.');
  return requireRole(answer.session, 'admin');
}
