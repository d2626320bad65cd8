import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { parseEmail } from '@/lib/auth/email';
import { registerPerson } from '@/lib/auth/register-person';
import { verifyCredentials } from '@/lib/auth/verify-credentials';
import { acceptInvitation, createInvitation } from '@/lib/orgs/invitations';
import { listInvitations } from '@/lib/orgs/list-invitations';
import { listMembers } from '@/lib/orgs/list-members';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { itFollows } from './report-cases';

const PASSWORD = 'tall green kettle';

/** The address of a report with a local part that no other test has. */
function fresh(address: string, local: string): string {
  return address.replace(/^[^@＠]+/, local);
}

/** Registers by one spelling and signs in by each: one person. */
async function isOnePerson(spellings: readonly [string, ...string[]]): Promise<void> {
  const network = randomUUID();
  const person = await registerPerson({ name: 'Person', email: spellings[0], password: PASSWORD });
  for (const email of spellings) {
    expect(await registerPerson({ name: 'Person', email, password: PASSWORD })).toBeNull();
    const signedIn = await verifyCredentials(email, PASSWORD, { network, deviceCookie: undefined });
    expect(signedIn.id).toBe(person?.id);
  }
}

/** Invites an address twice, shows it as typed, and takes the person in. */
async function isInvitedOnce(email: string): Promise<void> {
  const session = await mintSession();
  await createInvitation(session, { email, role: 'viewer' });
  const { token } = await createInvitation(session, { email: email.normalize('NFD'), role: 'viewer' });
  expect((await listInvitations(session.orgId)).map((each) => each.email)).toEqual([email]);
  const person = await registerPerson({ name: 'Guest', email, password: PASSWORD });
  if (!person) throw new Error('not registered');
  await acceptInvitation(token, person);
  expect((await listMembers(session.orgId)).map((each) => each.email)).toContain(email);
}

describe('an e-mail address with an international domain', () => {
  const report = z.object({
    cases: z.array(z.union([z.object({ typed: z.string(), right: z.string() }), z.object({ shown: z.string() })])),
  });
  itFollows('email-domain', report, async ({ cases }) => {
    for (const given of cases) {
      // What lists show is part of the case of an invitation.
      if ('shown' in given) continue;
      const local = randomUUID();
      const typed = fresh(given.typed, local);
      const [, same] = /the same person as (\S+)/.exec(given.right) ?? [];
      if (same) await isOnePerson([typed, fresh(same, local), fresh(same, local).toUpperCase()]);
      else if (given.right.startsWith('201')) await isInvitedOnce(typed);
      else {
        const folded = parseEmail(typed);
        // Refused, or the spelling that the address has with an ordinary sign.
        expect([null, typed.normalize('NFKC').replaceAll('。', '.')]).toContain(folded);
      }
    }
  });
});
