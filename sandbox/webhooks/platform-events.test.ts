import { beforeAll, describe, expect, it } from 'vitest';
import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { WebhookEffect } from '@/lib/platforms/webhook';
import { sandboxPlatforms } from '../registry';
import type { SandboxContext } from '../sandbox-platform';
import { SandboxState } from '../sandbox-state';
import { Seal } from '../seal';
import { createWorld, type World } from '../world/create-world';
import type { SandboxEventName } from './webhook-sender';

const requested: Record<PlatformId, Partial<Record<SandboxEventName, WebhookEffect['kind'][]>>> = {
  meta: {
    lead: ['lead'],
    post_published: ['sync'],
    comment: ['sync'],
    campaign_changed: ['sync'],
    ad_rejected: ['ad_issue', 'sync'],
    ad_approved: ['ad_issue_resolved', 'sync'],
    access_revoked: ['access_revoked'],
  },
  google: { lead: ['lead'], test_lead: [] },
  tiktok: {
    lead: ['lead'],
    post_published: ['sync'],
    comment: ['sync'],
    ad_rejected: ['ad_issue', 'sync'],
    ad_approved: ['ad_issue_resolved', 'sync'],
    access_revoked: ['access_revoked'],
  },
  linkedin: { lead: ['lead'], post_published: ['sync'], comment: ['sync'] },
  twitter: { post_published: ['sync'], comment: [], profile_changed: ['sync'], access_revoked: ['access_revoked'] },
  snapchat: { lead: ['lead'] },
};

const now = new Date('2026-11-23T09:00:00Z');
let world: World;
beforeAll(() => {
  world = createWorld({ seed: 'test', now: () => now, blueprints: sandboxPlatforms.map(({ company }) => company) });
});

function contextOf(id: PlatformId): SandboxContext {
  const seal = new Seal('test');
  return { world: world.platform(id), clients: [], seal, state: new SandboxState(undefined), now: () => now };
}

function webhooksAt(id: PlatformId) {
  const found = sandboxPlatforms.find((platform) => platform.id === id);
  if (!found) throw new Error(`The sandbox has no ${id}.`);
  return found.webhooks;
}

function received(id: PlatformId, name: SandboxEventName, serial: number) {
  const { events, sign } = webhooksAt(id);
  const payload = events[name]?.({ serial, at: now }, contextOf(id));
  const { body, headers } = sign(payload, 'secret', now);
  const raw = { body: Buffer.from(body), headers: new Headers(headers), receivedAt: now };
  const { verifyWebhook, parseDelivery, effectsOf } = platformDefinition(id).webhooks;
  const deliveries = parseDelivery(raw.body);
  return {
    isGenuine: verifyWebhook(raw, ['secret']),
    deliveries,
    effects: deliveries.map((delivery) => effectsOf(JSON.parse(JSON.stringify(delivery.payload)))),
    body,
  };
}

const cases = platformIds.flatMap((id) =>
  Object.entries(requested[id]).map(([name, effects]) => ({ id, name: name as SandboxEventName, effects })),
);

it('the cases cover every event of the sandbox', () => {
  const has = platformIds.flatMap((id) => Object.keys(webhooksAt(id).events).map((name) => `${id} ${name}`));
  expect(cases.map(({ id, name }) => `${id} ${name}`).sort()).toEqual(has.sort());
});

describe.each(cases)('the event $name of $id', ({ id, name, effects }) => {
  it('the event has a valid signature, an existing subject and the expected effects', () => {
    for (let serial = 1; serial <= 8; serial += 1) {
      const { isGenuine, deliveries, effects: found, body } = received(id, name, serial);
      expect(isGenuine).toBe(true);
      expect(found.map((all) => all.map(({ kind }) => kind))).toEqual([effects]);
      const [delivery] = deliveries;
      const own = world.platform(id);
      const ids = {
        ad_account: own.accounts.map((account) => (id === 'meta' ? `act_${account.id}` : account.id)),
        profile: own.profiles.map((profile) => profile.id),
        campaign: own.accounts.flatMap((account) => own.campaigns(account.id).map((campaign) => campaign.id)),
        person: own.people.map((person) => person.id),
      };
      expect(ids[delivery?.subject?.type ?? 'person']).toContain(delivery?.subject?.externalId);
      // X does not send the time of a profile change.
      if (name === 'profile_changed') expect(delivery?.occurredAt).toBeNull();
      else expect(Math.abs((delivery?.occurredAt?.getTime() ?? 0) - now.getTime())).toBeLessThan(1000);
      expect(JSON.stringify(delivery?.payload)).not.toContain('"secret"');
      if (id === 'meta') expect(body).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  it('the event has one dedupe key for all of its copies', () => {
    const keys = [1, 2, 3, 1, 2, 3].map((serial) => received(id, name, serial).deliveries[0]?.key);
    expect(keys.slice(3)).toEqual(keys.slice(0, 3));
    if (name === 'lead') expect(new Set(keys).size).toBe(3);
  });
});

it("a lead has the person's details and the consents in separate fields", () => {
  for (const id of ['google', 'tiktok', 'snapchat'] as const) {
    const [effect] = received(id, 'lead', 5).effects[0] ?? [];
    if (effect?.kind !== 'lead') throw new Error('not a lead');
    const answers = JSON.stringify(effect.lead.answers);
    expect(answers).toContain('@example.com');
    expect(answers).not.toMatch(/campaign|consent|lead_id|form/);
    expect(effect.lead.consents).toEqual(
      id === 'google' ? [] : [{ name: expect.stringContaining('consent'), given: true }],
    );
  }
});
