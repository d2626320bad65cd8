import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createInvitation, revokeInvitation } from '@/lib/orgs/invitations';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { invitedAddress } from './invited-address';

it('who comes from an invitation finds its address in the form; no other person finds any', async () => {
  const session = await mintSession('owner');
  const email = `${randomUUID()}@example.com`;
  const { id, token } = await createInvitation(session, { email, role: 'viewer' });
  expect(await invitedAddress(`/en/invitation/${token}`)).toBe(email);
  expect(await invitedAddress(`/ar/invitation/${token}`)).toBe(email);
  for (const target of ['/en', `/en/orgs/${token}`, `/en/invitation/${token}x`, `/en/invitation/${token}/more`]) {
    expect(await invitedAddress(target)).toBeUndefined();
  }
  await revokeInvitation(session, id);
  expect(await invitedAddress(`/en/invitation/${token}`)).toBeUndefined();
});
