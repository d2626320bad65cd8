import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionWith } from '@/lib/auth/org-session';
import { loadIntegration } from '@/lib/integrations/load-integration';
import { recordedEvents } from '@/lib/outbox/testing/recorded-events';
import { alterRun, connect, connectAll, mintSession, runsOf } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount } from '@/lib/sync/testing/fake-platform';
import { chooseAccounts } from './choose-accounts';
import { disconnect } from './disconnect';

let mine: SessionWith<'admin'>;
let theirs: SessionWith<'admin'>;
let platform: FakePlatform;

beforeEach(async () => {
  [mine, theirs] = [await mintSession('admin'), await mintSession('admin')];
  platform = new FakePlatform();
  platform.accounts = ['1', '2'].map((id) => remoteAccount(id));
});

async function choice(session: SessionWith<'admin'>, integrationId: string, ...externalIds: string[]) {
  const { adAccounts } = await loadIntegration(session.orgId, integrationId);
  const wanted = externalIds.map((id) => platform.wireId(id));
  const adAccountIds = adAccounts.filter(({ externalId }) => wanted.includes(externalId)).map(({ id }) => id);
  expect(adAccountIds).toHaveLength(externalIds.length);
  return chooseAccounts(session, integrationId, { adAccountIds, profileIds: [] });
}

describe('an ad account that another organization reads', () => {
  it('can be chosen here too, with separate rows for each organization', async () => {
    const [here, there] = [await connect(mine, platform), await connect(theirs, platform)];
    await Promise.all([choice(mine, here, '1', '2'), choice(theirs, there, '1')]);
    const [ours, others] = await Promise.all([loadIntegration(mine.orgId, here), loadIntegration(theirs.orgId, there)]);
    const chosen = ({ adAccounts }: typeof ours) => adAccounts.filter(({ selected }) => selected);
    expect(chosen(ours).map(({ name }) => name)).toEqual(['Account 1', 'Account 2']);
    expect(chosen(others).map(({ name }) => name)).toEqual(['Account 1']);
    expect(ours.adAccounts.map(({ id }) => id)).not.toContain(chosen(others)[0]?.id);
  });

  it('stays read when the other organization disconnects', async () => {
    const elsewhere = await connectAll(theirs, platform);
    const integrationId = await connect(mine, platform);
    await choice(mine, integrationId, '1');
    await disconnect(theirs, elsewhere, { eraseHistory: true }, () => platform);
    expect(await loadIntegration(mine.orgId, integrationId)).toMatchObject({
      status: 'active',
      adAccounts: [{ selected: true }, { selected: false }],
    });
  });
});

describe('choosing accounts', () => {
  it('is forbidden below admin, and refuses ids of another organization', async () => {
    const id = await connect(mine, platform);
    const foreign = await loadIntegration(theirs.orgId, await connect(theirs, platform));
    const wanted = { adAccountIds: [foreign.adAccounts[0]?.id ?? ''], profileIds: [] };
    // @ts-expect-error a marketer's session
    await expect(chooseAccounts({ ...mine, role: 'marketer' }, id, wanted)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(chooseAccounts(mine, id, wanted)).rejects.toMatchObject({
      code: 'invalid_input',
      messageKey: 'accountsUnknown',
    });
    await expect(chooseAccounts(mine, foreign.id, wanted)).rejects.toMatchObject({ code: 'not_found' });
    expect(await loadIntegration(mine.orgId, id)).toMatchObject({ status: 'choosing_accounts' });
  });

  it('selects exactly the choice, activates the integration and queues one first run before all others', async () => {
    const id = await connect(mine, platform);
    const { adAccounts } = await loadIntegration(mine.orgId, id);
    const adAccountIds = [adAccounts[1]?.id ?? ''];
    const first = await chooseAccounts(mine, id, { adAccountIds, profileIds: [] });
    const again = await chooseAccounts(mine, id, { adAccountIds, profileIds: [] });
    expect(again.runId).toBe(first.runId);
    expect(await recordedEvents(mine.orgId, 'sync/run.requested')).toMatchObject([
      { id: first.runId, data: { priority: 600, delaySeconds: 0 } },
    ]);
    const integration = await loadIntegration(mine.orgId, id);
    expect(integration).toMatchObject({ status: 'active', sync: { state: 'queued', run: { trigger: 'connect' } } });
    expect(integration.adAccounts.filter((account) => account.selected).map((account) => account.id)).toEqual(
      adAccountIds,
    );
  });

  it('preempts a scheduled run of the same integration', async () => {
    const id = await connectAll(mine, platform);
    const [first] = await runsOf(mine.orgId);
    await alterRun(mine.orgId, first?.id ?? '', { trigger: 'schedule' });
    const { runId, run } = await choice(mine, id, '1');
    expect(run).toMatchObject({ trigger: 'connect', status: 'queued' });
    const runs = (await runsOf(mine.orgId)).map(({ id, status }) => [id, status]);
    expect(runs).toEqual(
      expect.arrayContaining([
        [runId, 'queued'],
        [first?.id, 'superseded'],
      ]),
    );
  });

  it('refuses an empty choice', async () => {
    const id = await connect(mine, platform);
    await expect(chooseAccounts(mine, id, { adAccountIds: [], profileIds: [] })).rejects.toMatchObject({
      messageKey: 'noAccountsChosen',
    });
  });
});
