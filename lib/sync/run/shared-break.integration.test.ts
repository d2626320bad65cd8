import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionWith } from '@/lib/auth/org-session';
import { runStep } from '../steps/run-step';
import type { PlannedStep } from '../steps/step-state';
import { begin, connectAll, mintSession, queue, stepsOf, sync } from '../testing/connected-organization';
import { FakePlatform, remoteAccount, remoteCampaign, vendorFailure } from '../testing/fake-platform';

let agency: SessionWith<'owner'>;
let client: SessionWith<'owner'>;
let platform: FakePlatform;
let ofAgency: string;
let ofClient: string;

beforeEach(async () => {
  [agency, client] = [await mintSession(), await mintSession()];
  platform = new FakePlatform();
  platform.accounts = ['1', '2'].map((id) => remoteAccount(id));
  for (const id of ['1', '2']) platform.campaigns.set(id, [remoteCampaign(`c${id}`)]);
  ofAgency = await connectAll(agency, platform);
  ofClient = await connectAll(client, platform);
});

async function readCampaigns(session: SessionWith<'owner'>, integrationId: string) {
  const runId = await queue(session.orgId, integrationId, 'campaigns');
  const steps = await begin(session.orgId, runId);
  const states = () => stepsOf(session.orgId, runId);
  const read = (step: PlannedStep) =>
    runStep({ orgId: session.orgId, runId, claim: 'engine-1', ...step }, { platformOf: () => platform });
  return { steps: steps.filter(({ kind }) => kind === 'campaigns'), read, states };
}

function limitFirstAccount(retryAfterSeconds: number): void {
  platform.onCall = ({ method, subject }) => {
    if (method === 'listCampaigns' && subject === '1') {
      throw vendorFailure('rate_limited', 'rate_limited', retryAfterSeconds);
    }
  };
}

async function meetLimit(retryAfterSeconds: number) {
  limitFirstAccount(retryAfterSeconds);
  const { steps, read } = await readCampaigns(agency, ofAgency);
  const outcomes = await Promise.allSettled(steps.map(read));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  platform.onCall = () => {};
  platform.calls.length = 0;
  return { steps, read };
}

describe('a rate limit of an ad account that two organizations read', () => {
  it('a rate limit holds for both organizations: the other waits with this account and reads its others at once', async () => {
    await meetLimit(70);
    const { steps, read, states } = await readCampaigns(client, ofClient);
    const outcomes = await Promise.all(steps.map(read));
    expect(outcomes.sort()).toEqual(['deferred', 'done']);
    expect(platform.calls.map(({ subject }) => subject)).not.toContain('1');
    const deferred = (await states()).find(({ state, retryAt }) => state === 'open' && retryAt);
    expect(deferred).toMatchObject({ retryAt: expect.any(Date) });
    expect(JSON.stringify(deferred)).not.toContain(agency.orgId);
  });

  it("a rate limit that outlasts the wait of a run ends the step with the platform's reason", async () => {
    await meetLimit(600);
    const { steps, read, states } = await readCampaigns(client, ofClient);
    await Promise.all(steps.map(read));
    const failed = (await states()).filter(({ state }) => state === 'failed');
    expect(failed).toEqual([expect.objectContaining({ errorCode: 'rate_limited', vendorRequestId: null })]);
  });

  it('a rate limit ends for both organizations once the platform answers', async () => {
    const first = await meetLimit(70);
    await Promise.all(first.steps.map(first.read));
    const { steps, read } = await readCampaigns(client, ofClient);
    expect(await Promise.all(steps.map(read))).toEqual(['done', 'done']);
  });

  it("a rate limit of one platform's account does not concern an account with the same id on another platform", async () => {
    await meetLimit(70);
    const other = new FakePlatform();
    other.accounts = [remoteAccount('1')];
    const session = await mintSession();
    const integrationId = await connectAll(session, other);
    expect(await sync(session.orgId, integrationId, other, 'campaigns')).toMatchObject({ status: 'succeeded' });
  });
});
