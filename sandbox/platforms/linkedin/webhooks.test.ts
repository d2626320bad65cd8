import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logger } from '@/lib/logger';
import { linkedInWebhooks as product } from '@/lib/platforms/linkedin/webhook';
import { createPlatform } from '@/lib/platforms/registry';
import { contentOf } from '@/lib/platforms/testing/content-of';
import { SandboxState } from '../../sandbox-state';
import { Seal } from '../../seal';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { failureOf, readAll } from '../../testing/read-connector';
import type { EventDraw } from '../../webhooks/webhook-sender';
import { linkedInWebhooks } from './webhooks';

logger.level = 'silent';
const at = new Date('2026-11-22T12:20:00Z');
const redirectUri = 'http://127.0.0.1:3000/api/connect/linkedin/callback';
const consent = { consent: 'ads_and_posts' as const, redirectUri, state: 'st4te' };
const omar = 'oR7sh1dNkB';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => at });
});
afterAll(() => sandbox.close());

function received(name: 'lead' | 'post_published' | 'comment', draw: Partial<EventDraw> = {}) {
  const world = sandbox.world.platform('linkedin');
  const context = { world, clients: [], seal: new Seal('x'), state: new SandboxState(undefined), now: () => at };
  const payload = linkedInWebhooks.events[name]?.({ serial: 1, at, ...draw }, context);
  const { body, headers } = linkedInWebhooks.sign(payload, 'secret', at);
  const raw = { body: Buffer.from(body), headers: new Headers(headers), receivedAt: at };
  expect(product.verifyWebhook(raw, ['secret'])).toBe(true);
  const [delivery] = product.parseDelivery(raw.body);
  return { delivery, body };
}

async function readLead(
  draw: Partial<EventDraw>,
  { readsLeads = true, person }: { readsLeads?: boolean; person?: string } = {},
) {
  const { delivery } = received('lead', draw);
  const [effect] = product.effectsOf(delivery.payload);
  if (effect?.kind !== 'lead' || delivery.subject?.type !== 'ad_account') throw new Error('not a lead');
  const app = { clientId: 'sandbox-linkedin-client', clientSecret: 'sandbox-linkedin-secret' };
  const platform = createPlatform('linkedin', { ...app, readsLeads, sandboxOrigin: sandbox.url });
  const { url } = await platform.oauth.beginConsent({ ...consent, codeChallenge: 'unused', rerequest: false });
  const answer = (await grantInBrowser(url, person === undefined ? {} : { person })).searchParams;
  const { accessToken } = await platform.oauth.completeConsent({
    ...consent,
    answer,
    codeVerifier: 'unused',
    secret: null,
  });
  const about = { type: 'ad_account' as const, externalId: delivery.subject.externalId };
  return platform.leads?.readLead({ accessToken, lead: effect.lead, about });
}

describe('leads of LinkedIn', () => {
  it('a LinkedIn lead has its answers, consents, form, campaign and ad', async () => {
    const { accountId, campaignId } = leadCampaign();
    const found = await readLead({ accountId, campaignId });
    expect(found).toMatchObject({
      campaignExternalId: campaignId,
      formExternalId: expect.stringMatching(/^52\d{6}$/),
      adExternalId: expect.stringMatching(/^3\d{8}$/),
      formName: 'نموذج الاشتراك',
      consents: [{ name: 'أوافق على التواصل معي', given: true }],
      answers: [
        { field: 'FIRST_NAME', label: 'الاسم الأول' },
        { field: 'LAST_NAME' },
        { field: 'EMAIL', values: [expect.stringContaining('@example.com')] },
        { field: 'PHONE_NUMBER', values: [expect.stringMatching(/^\+\d+$/)] },
        { field: 'teamSize', values: ['11-50'] },
      ],
    });
    expect(await readLead({ accountId, campaignId })).toEqual(found);
  });

  it('a LinkedIn lead is hidden from an app without the scope and a person without a role on the account', async () => {
    expect(await failureOf(readLead({}, { readsLeads: false }))).toMatchObject({ code: 'permission_missing' });
    const draw = leadCampaign((accountId) => !accountsOf(omar).includes(accountId));
    expect(await failureOf(readLead(draw, { person: omar }))).toMatchObject({ code: 'account_unavailable' });
  });
});

const accountsOf = (id: string) =>
  sandbox.world.platform('linkedin').people.find((person) => person.id === id)?.accountIds ?? [];

function leadCampaign(isMeant: (accountId: string) => boolean = () => true) {
  const world = sandbox.world.platform('linkedin');
  const [found] = (world.people[0]?.accountIds ?? [])
    .filter(isMeant)
    .flatMap((accountId) => world.campaigns(accountId).map(({ id }) => ({ accountId, campaignId: id })));
  if (!found) throw new Error('no campaign');
  return found;
}

it('LinkedIn webhooks name posts by the URNs that the connector reads', async () => {
  const app = { clientId: 'sandbox-linkedin-client', clientSecret: 'sandbox-linkedin-secret' };
  const platform = createPlatform('linkedin', { ...app, sandboxOrigin: sandbox.url });
  const { url } = await platform.oauth.beginConsent({ ...consent, codeChallenge: 'unused', rerequest: false });
  const answer = (await grantInBrowser(url)).searchParams;
  const { accessToken } = await platform.oauth.completeConsent({
    ...consent,
    answer,
    codeVerifier: 'unused',
    secret: null,
  });
  for (const name of ['post_published', 'comment'] as const) {
    const { delivery, body } = received(name, { serial: 3 });
    const profile = { externalId: delivery.subject?.externalId ?? '', kind: 'organization' };
    const since = new Date('2026-09-01T00:00:00Z');
    const posts = await readAll((cursor) => contentOf(platform).listPosts({ accessToken, cursor, profile, since }));
    const { notifications } = JSON.parse(body) as { notifications: [{ sourcePost: string }] };
    expect(posts.map(({ externalId }) => externalId)).toContain(notifications[0].sourcePost);
  }
});

it('LinkedIn repeats a webhook every five minutes for eight hours', () => {
  expect(linkedInWebhooks.retrySeconds(1)).toBe(300);
  expect(linkedInWebhooks.retrySeconds(96)).toBe(300);
  expect(linkedInWebhooks.retrySeconds(97)).toBeNull();
});
