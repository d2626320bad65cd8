import { beforeEach, expect, it } from 'vitest';
import { integrations } from '@/db/schema/integrations';
import { kpiTargets } from '@/db/schema/kpi-targets';
import { withOrg } from '@/db/tenant';
import type { SessionWith } from '@/lib/auth/org-session';
import { connect, connectAll, mintSession, perform, runsOf } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount } from '@/lib/sync/testing/fake-platform';
import { loadSetup } from './load-setup';
import { nextSetupStep } from './setup-step';

let session: SessionWith<'owner'>;
let platform: FakePlatform;

beforeEach(async () => {
  session = await mintSession();
  platform = new FakePlatform();
  platform.accounts = [remoteAccount('1')];
});

const step = async () => nextSetupStep(await loadSetup(session.orgId));

it('the setup of an organization goes from connecting over choosing to the first sync that succeeds', async () => {
  expect(await step()).toBe('connect');
  const integrationId = await connect(session, platform);
  expect(await step()).toBe('choose');
  expect(await loadSetup(session.orgId)).toMatchObject({ waitingId: integrationId, hasChosen: false });
  await connectAll(session, platform);
  expect(await step()).toBe('sync');
  for (const run of await runsOf(session.orgId)) await perform(session.orgId, run.id, platform);
  expect(await step()).toBeNull();
  expect(await loadSetup(session.orgId)).toMatchObject({ isConnected: true, hasChosen: true, waitingId: null });
});

it('two connections that wait for a choice lead to no single one', async () => {
  await connect(session, platform);
  const other = new FakePlatform();
  other.externalUserId = 'another-person';
  await connect(session, other);
  expect(await loadSetup(session.orgId)).toMatchObject({ isConnected: true, waitingId: null });
});

it('a platform that was disconnected before a choice is connected no longer', async () => {
  await connect(session, platform);
  await withOrg(session.orgId, (tx) => tx.update(integrations).set({ status: 'disconnected' }));
  expect(await step()).toBe('connect');
});

it('targets and invitations of another organization count for that one alone', async () => {
  const other = await mintSession();
  await withOrg(other.orgId, (tx) =>
    tx.insert(kpiTargets).values({
      orgId: other.orgId,
      metric: 'clicks',
      direction: 'at_least',
      target: '10',
      createdBy: other.user.id,
      startsOn: '2026-11-01',
      endsOn: '2026-11-30',
    }),
  );
  expect(await loadSetup(other.orgId)).toMatchObject({ hasTarget: true, hasInvited: false });
  expect(await loadSetup(session.orgId)).toMatchObject({ hasTarget: false, hasInvited: false });
});
