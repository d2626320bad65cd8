import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logger } from '@/lib/logger';
import { metaWebhooks as product } from '@/lib/platforms/meta/webhook';
import { createPlatform } from '@/lib/platforms/registry';
import { contentOf } from '@/lib/platforms/testing/content-of';
import type { SandboxContext } from '../../sandbox-platform';
import { SandboxState } from '../../sandbox-state';
import { Seal } from '../../seal';
import { type Sandbox, startSandbox } from '../../server';
import { grantInBrowser } from '../../testing/grant-in-browser';
import { codeChallenge, codeVerifier } from '../../testing/pkce-pair';
import { failureOf, readAll } from '../../testing/read-connector';
import type { EventDraw, SandboxEventName } from '../../webhooks/webhook-sender';
import { metaWebhooks } from './webhooks';

logger.level = 'silent';
const at = new Date('2026-11-22T12:20:00Z');
const redirectUri = 'http://127.0.0.1:3000/api/connect/meta/callback';
const consent = { consent: 'ads_and_posts' as const, redirectUri, state: 'st4te' };
const LEADS = 'leads_retrieval';

let sandbox: Sandbox;
let context: SandboxContext;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => at });
  const world = sandbox.world.platform('meta');
  context = { world, clients: [], seal: new Seal('x'), state: new SandboxState(undefined), now: () => at };
});
afterAll(() => sandbox.close());

function payloadOf(name: SandboxEventName, draw: Partial<EventDraw> = {}): unknown {
  return metaWebhooks.events[name]?.({ serial: 1, at, ...draw }, context);
}

function received(payload: unknown) {
  const { body, headers } = metaWebhooks.sign(payload, 'secret', at);
  const raw = { body: Buffer.from(body), headers: new Headers(headers), receivedAt: at };
  expect(product.verifyWebhook(raw, ['secret'])).toBe(true);
  expect(product.verifyWebhook(raw, ['another'])).toBe(false);
  return { body, deliveries: product.parseDelivery(raw.body) };
}

async function connect({ readsLeads = true, decline = [] as string[] } = {}) {
  const app = { clientId: 'sandbox-meta-client', clientSecret: 'sandbox-meta-secret' };
  const platform = createPlatform('meta', { ...app, readsLeads, sandboxOrigin: sandbox.url });
  const { url } = await platform.oauth.beginConsent({ ...consent, codeChallenge, rerequest: false });
  const answer = (await grantInBrowser(url, { decline })).searchParams;
  const { accessToken } = await platform.oauth.completeConsent({ ...consent, answer, codeVerifier, secret: null });
  return { platform, accessToken };
}

async function readLead(draw: Partial<EventDraw>, options: Parameters<typeof connect>[0] & { page?: string } = {}) {
  const [delivery] = received(payloadOf('lead', draw)).deliveries;
  const [effect] = product.effectsOf(delivery.payload);
  if (effect?.kind !== 'lead' || delivery.subject?.type !== 'profile') throw new Error('not a lead');
  const { platform, accessToken } = await connect(options);
  const about = { type: 'profile' as const, externalId: options.page ?? delivery.subject.externalId };
  return { lead: effect.lead, read: await platform.leads?.readLead({ accessToken, lead: effect.lead, about }) };
}

function ofFirstPerson() {
  const { world } = context;
  const [person] = world.people;
  const pages = world.profiles.filter(({ id, kind }) => kind === 'page' && person?.profileIds.includes(id));
  const [found] = (person?.accountIds ?? []).flatMap((accountId) =>
    world.campaigns(accountId).map(({ id }) => ({ accountId, campaignId: id })),
  );
  const [page, otherPage] = pages.map(({ id }) => id);
  if (!page || !otherPage || !found) throw new Error('the first person has too little');
  return { page, otherPage, ...found };
}

describe('leads of Meta', () => {
  it('a Meta lead has its answers, consents, form, campaign and ad', async () => {
    const { accountId, campaignId, page } = ofFirstPerson();
    const { lead, read } = await readLead({ accountId, campaignId, profileId: page });
    expect(read).toMatchObject({
      externalId: lead.externalId,
      formExternalId: lead.formExternalId,
      adExternalId: lead.adExternalId,
      campaignExternalId: campaignId,
      consents: [
        { name: 'optional_newsletter', given: true },
        { name: 'optional_calls', given: false },
      ],
      answers: [
        { field: 'full_name', values: [expect.any(String)] },
        { field: 'email', values: [expect.stringContaining('@example.com')] },
        { field: 'phone_number', values: [expect.stringMatching(/^\+\d+$/)] },
      ],
    });
    expect((await readLead({ accountId, campaignId, profileId: page })).read).toEqual(read);
  });

  it('each serial gives a Meta lead of its own', () => {
    const ids = Array.from({ length: 200 }, (_, serial) => {
      const [delivery] = received(payloadOf('lead', { serial: serial * 51_407 })).deliveries;
      const [effect] = product.effectsOf(delivery.payload);
      return effect?.kind === 'lead' ? effect.lead.externalId : '';
    });
    expect(new Set(ids).size).toBe(200);
  });

  it('a Meta lead is hidden when the permission was not requested or was declined', async () => {
    expect(await failureOf(readLead({}, { readsLeads: false }))).toMatchObject({ code: 'permission_missing' });
    expect(await failureOf(readLead({}, { decline: [LEADS] }))).toMatchObject({ code: 'permission_missing' });
  });

  it('a Meta lead is hidden from another Page, and its campaign from a person without a permission for ads', async () => {
    const { page, otherPage } = ofFirstPerson();
    const failure = await failureOf(readLead({ profileId: page }, { page: otherPage }));
    expect(failure).toMatchObject({ code: 'account_unavailable' });
    const { lead, read } = await readLead({ profileId: page }, { decline: ['ads_read'] });
    expect(read).toMatchObject({ campaignExternalId: null, adExternalId: lead.adExternalId });
    expect(read?.answers).toHaveLength(3);
  });

  it('a declined consent of a Meta lead is reported as declined', async () => {
    const { platform, accessToken } = await connect({ decline: [LEADS] });
    expect(await platform.oauth.describeGrant(accessToken)).toMatchObject({ scopesDeclined: [LEADS] });
    const whole = await connect();
    const { scopesGranted, scopesDeclined } = await platform.oauth.describeGrant(whole.accessToken);
    expect(scopesGranted).toContain(LEADS);
    expect(scopesDeclined).toEqual([]);
  });
});

it('Meta webhooks name posts by the ids that the connector reads', async () => {
  const { platform, accessToken } = await connect();
  for (const name of ['post_published', 'comment'] as const) {
    const { body, deliveries } = received(payloadOf(name, { serial: 3 }));
    const profile = { externalId: deliveries[0].subject?.externalId ?? '', kind: 'page' };
    const since = new Date('2026-09-01T00:00:00Z');
    const posts = await readAll((cursor) => contentOf(platform).listPosts({ accessToken, cursor, profile, since }));
    const [, postId = ''] = /"post_id":"(\d+_\d+)"/.exec(body) ?? [];
    expect(posts.map(({ externalId }) => externalId)).toContain(postId);
  }
});

describe('requests of Meta webhooks', () => {
  it('Meta webhooks escape non-ASCII letters and slashes', () => {
    const { body, deliveries } = received({ object: 'page', entry: [{ id: '1', time: 1, changes: [sample] }] });
    expect(body).toContain(String.raw`"\u0631\u0627\u0626\u0639 \ud83d\udc4f \u00e4 https:\/\/x.example"`);
    expect(deliveries[0].payload).toMatchObject({ change: sample });
  });
  const sample = { field: 'feed', value: { message: 'رائع 👏 ä https://x.example' } };

  it('a batch of Meta webhooks keeps the dedupe key of each change', () => {
    const payloads = [1, 2, 3].map((serial) => payloadOf('lead', { serial }));
    const alone = payloads.map((payload) => received(payload).deliveries[0].key);
    expect(received(metaWebhooks.join?.(payloads)).deliveries.map(({ key }) => key)).toEqual(alone);
  });

  it('Meta repeats a webhook at once, then less often, for at most 36 hours', () => {
    const waits: number[] = [];
    for (let wait = metaWebhooks.retrySeconds(1); wait !== null; wait = metaWebhooks.retrySeconds(waits.length + 1)) {
      waits.push(wait);
    }
    expect(waits[0]).toBeLessThanOrEqual(5);
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3600;
    expect(hours).toBeGreaterThan(24);
    expect(hours).toBeLessThanOrEqual(36);
  });
});

it('the Meta handshake accepts an answer with the challenge', () => {
  const handshake = metaWebhooks.handshake;
  const query = handshake?.query({ token: '1158201444', verifyToken: 'word' }) ?? {};
  const answer = product.answerChallenge?.(new URLSearchParams(query), { signing: ['s'], verifyToken: 'word' });
  if (!answer || answer === 'refused') throw new Error('refused');
  const given = { status: 200, body: answer.body, token: '1158201444', secret: 's' };
  expect(handshake?.accepts(given)).toBe(true);
  for (const wrong of [{ status: 403 }, { body: '' }, { body: '1158201445' }]) {
    expect(handshake?.accepts({ ...given, ...wrong })).toBe(false);
  }
});
