import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createOrganization } from '@/lib/orgs/create-organization';
import { updateOrganization } from '@/lib/orgs/update-organization';
import { demoSession } from './person';

it('demoSession returns the seeded organization, even when the demo person created or renamed others since', async () => {
  const email = `demo-${randomUUID()}@example.com`;
  const password = 'reef-lantern-quartz';
  const first = await demoSession(email, password, null);
  expect((await demoSession(email, password, null)).orgId).toBe(first.orgId);
  await createOrganization(first.user.id, { name: 'Aaa', currency: 'SAR', timeZone: 'Asia/Riyadh' });
  expect((await demoSession(email, password, null)).orgId).toBe(first.orgId);
  await updateOrganization(first, { name: 'Zzz' });
  expect((await demoSession(email, password, first.orgId)).orgId).toBe(first.orgId);
});
