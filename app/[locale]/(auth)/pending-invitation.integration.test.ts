import { randomUUID } from 'node:crypto';
import { createTranslator } from 'next-intl';
import { expect, it, vi } from 'vitest';
import { createInvitation, revokeInvitation } from '@/lib/orgs/invitations';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import { pendingInvitation } from './pending-invitation';

const reader: { locale: 'en' | 'ar' } = { locale: 'en' };
vi.mock('next-intl/server', () => ({
  getTranslations: async () => createTranslator({ locale: reader.locale, messages: reader.locale === 'ar' ? ar : en }),
}));

it('pendingInvitation returns the invited address and the note that signing in joins, and nothing for other addresses', async () => {
  const session = await mintSession('owner');
  const email = `${randomUUID()}@example.com`;
  const { id, token } = await createInvitation(session, { email, role: 'viewer' });
  for (const locale of ['en', 'ar'] as const) {
    reader.locale = locale;
    const invitation = await pendingInvitation(`/${locale}/invitation/${token}`);
    expect(invitation?.email).toBe(email);
    const { roles } = locale === 'ar' ? ar : en;
    for (const part of [email, roles.viewer]) expect(invitation?.intro).toContain(part);
  }
  for (const target of ['/en', `/en/orgs/${token}`, `/en/invitation/${token}x`, `/en/invitation/${token}/more`]) {
    expect(await pendingInvitation(target)).toBeUndefined();
  }
  await revokeInvitation(session, id);
  expect(await pendingInvitation(`/en/invitation/${token}`)).toBeUndefined();
});
