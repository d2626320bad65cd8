import { beforeAll, describe, expect, it } from 'vitest';
import { tikTokWebhooks as product } from '@/lib/platforms/tiktok/webhook';
import type { SandboxContext } from '../../sandbox-platform';
import { SandboxState } from '../../sandbox-state';
import { Seal } from '../../seal';
import type { EventDraw, SandboxEventName } from '../../webhooks/webhook-sender';
import { createWorld } from '../../world/create-world';
import { tiktokCompany } from './seed-data';
import { tikTokWebhooks } from './webhooks';

const at = new Date('2026-11-22T12:20:00Z');

let context: SandboxContext;
beforeAll(() => {
  const world = createWorld({ seed: 'nakhla', now: () => at, blueprints: [tiktokCompany] }).platform('tiktok');
  context = { world, clients: [], seal: new Seal('x'), state: new SandboxState(undefined), now: () => at };
});

function received(name: SandboxEventName, draw: Partial<EventDraw> = {}, late = 0) {
  const payload = tikTokWebhooks.events[name]?.({ serial: 1, at, ...draw }, context);
  const { body, headers } = tikTokWebhooks.sign(payload, 'secret', at);
  const receivedAt = new Date(at.getTime() + late * 1000);
  const raw = { body: Buffer.from(body), headers: new Headers(headers), receivedAt };
  expect(product.verifyWebhook(raw, ['another'])).toBe(false);
  const [delivery] = product.parseDelivery(raw.body);
  const effects = product.effectsOf(JSON.parse(JSON.stringify(delivery.payload)) as unknown);
  return { isGenuine: product.verifyWebhook(raw, ['secret']), body, headers, delivery, effects };
}

function campaign() {
  const { world } = context;
  const [found] = (world.people[0]?.accountIds ?? []).flatMap((accountId) =>
    world.campaigns(accountId).map(({ id }) => ({ accountId, campaignId: id })),
  );
  if (!found) throw new Error('no campaign');
  return found;
}

describe('TikTok events of an account', () => {
  it.each(['post_published', 'comment', 'access_revoked'] as const)(
    'the TikTok event %s of an account is signed with its time',
    (name) => {
      const { isGenuine, headers, delivery } = received(name);
      expect(isGenuine).toBe(true);
      expect(Object.keys(headers)).not.toContain('x-open-signature');
      expect(received(name, {}, 300).isGenuine).toBe(true);
      expect(received(name, {}, 301).isGenuine).toBe(false);
      expect(delivery.subject?.type).toBe('profile');
      expect(context.world.profiles.map(({ id }) => id)).toContain(delivery.subject?.externalId);
    },
  );

  it('a TikTok event of an account is about the named profile', () => {
    for (const { id } of context.world.profiles) {
      expect(received('access_revoked', { profileId: id }).delivery.subject?.externalId).toBe(id);
    }
  });
});

describe('TikTok events of an advertiser', () => {
  it.each(['lead', 'ad_rejected', 'ad_approved'] as const)(
    'the TikTok event %s of an advertiser is signed without a time',
    (name) => {
      const { isGenuine, headers, delivery } = received(name, campaign(), 86_400);
      expect(isGenuine).toBe(true);
      expect(Object.keys(headers)).not.toContain('tiktok-signature');
      expect(delivery.subject).toEqual({ type: 'ad_account', externalId: campaign().accountId });
    },
  );

  it('a TikTok event of an advertiser has its ids as numbers, without rounding', () => {
    const { body, effects } = received('lead', campaign());
    expect(body).toContain(`"campaign_id":${campaign().campaignId}`);
    expect(effects).toMatchObject([{ kind: 'lead', lead: { campaignExternalId: campaign().campaignId } }]);
    const [effect] = effects;
    if (effect?.kind !== 'lead') throw new Error('not a lead');
    expect(effect.lead.externalId).toMatch(/^71\d{17}$/);
    expect(body).toContain(`"id":${effect.lead.externalId}`);
  });

  it('a TikTok event of an advertiser escapes non-ASCII letters', () => {
    const bodies = Array.from({ length: 20 }, (_, serial) => received('lead', { serial }));
    expect(bodies.every(({ isGenuine }) => isGenuine)).toBe(true);
    expect(bodies.every(({ body }) => /^[\x20-\x7e]*$/.test(body))).toBe(true);
    expect(bodies.some(({ body }) => body.includes('\\u06'))).toBe(true);
  });
});

it('TikTok repeats a webhook less and less often, for at most 72 hours', () => {
  const waits: number[] = [];
  for (let wait = tikTokWebhooks.retrySeconds(1); wait !== null; wait = tikTokWebhooks.retrySeconds(waits.length + 1)) {
    waits.push(wait);
  }
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(72 * 3600);
});
