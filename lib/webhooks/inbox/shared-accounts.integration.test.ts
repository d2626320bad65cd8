import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { adAccounts } from '@/db/schema/ad-accounts';
import { campaigns } from '@/db/schema/campaigns';
import { integrations } from '@/db/schema/integrations';
import { profiles } from '@/db/schema/profiles';
import { withOrg } from '@/db/tenant';
import type { OrgSession } from '@/lib/auth/org-session';
import type { PlatformId } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import type { WebhookSubject } from '@/lib/platforms/webhook';
import { mintSession } from '@/lib/sync/testing/connected-organization';
import { plantIntegrations } from '@/lib/sync/testing/plant-integrations';
import { deliveriesOf } from '../testing/meta-organization';
import { storeDeliveries } from './store-deliveries';

const now = new Date();
const digits = () => `${randomInt(1, 2 ** 31)}${randomInt(1, 2 ** 31)}`;

async function mintReader(platform: PlatformId, subject: WebhookSubject): Promise<OrgSession> {
  const session = await mintSession();
  const { orgId } = session;
  const [integrationId = ''] = await plantIntegrations(orgId, 1);
  await withOrg(orgId, async (tx) => {
    await tx.update(integrations).set({ platform });
    const common = { orgId, integrationId, platform, name: 'Shared', selected: true, observedAt: now };
    if (subject.type === 'profile') {
      await tx.insert(profiles).values({ ...common, kind: 'page', externalId: subject.externalId });
      return;
    }
    const externalId = subject.type === 'ad_account' ? subject.externalId : digits();
    const [account] = await tx
      .insert(adAccounts)
      .values({ ...common, externalId, currency: 'SAR', timeZone: 'Asia/Riyadh' })
      .returning({ id: adAccounts.id });
    if (subject.type !== 'campaign') return;
    await tx.insert(campaigns).values({
      orgId,
      adAccountId: account?.id ?? '',
      platform,
      externalId: subject.externalId,
      name: 'Leads',
      status: 'active',
      externalStatus: 'ENABLED',
      currency: 'SAR',
      firstSeenAt: now,
      observedAt: now,
    });
  });
  return session;
}

// A genuine body of each platform about an account that two organizations read.
const bodies: Record<PlatformId, (id: string) => string> = {
  meta: (id) =>
    `{"object":"ad_account","entry":[{"id":"${id}","time":1782862117,"changes":[{"field":"with_issues_ad_objects","value":{"id":"1","level":"AD"}}]}]}`,
  google: (id) =>
    `{"lead_id":"L-${id}","api_version":"1.0","form_id":5,"campaign_id":${id},"google_key":"k","user_column_data":[]}`,
  tiktok: (id) =>
    `{"request_id":1,"object":1,"entry":[{"id":${id},"lead_source":"INSTANT_FORM","page_id":6,"advertiser_id":${id},"campaign_id":1,"adgroup_id":1,"ad_id":2,"create_time":1614239152,"changes":[]}],"time":1614334356}`,
  linkedin: (id) =>
    `{"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:${id}-4","leadGenForm":"urn:li:versionedLeadGenForm:(urn:li:leadGenForm:5, 1)","owner":{"sponsoredAccount":"urn:li:sponsoredAccount:${id}"},"leadType":"SPONSORED","leadAction":"CREATED","occurredAt":1754000000000}`,
  twitter: (id) =>
    `{"data":{"event_uuid":"${id}","event_type":"post.create","filter":{"user_id":"${id}"},"payload":{"id":"1","text":"x","author_id":"${id}","created_at":"2026-07-01T12:00:00.000Z"}}}`,
  snapchat: (id) =>
    `{"lead_id":"L-${id}","form_id":"5","ad_account_id":"${id}","created_at":"2026-07-01T12:00:00Z","fields":[]}`,
};

describe.each(Object.entries(bodies))('a webhook of %s about an account of two organizations', (name, bodyOf) => {
  const platform = name as PlatformId;

  it('is stored once for each of them and for no other organization', async () => {
    const deliveries = platformDefinition(platform).webhooks.parseDelivery(Buffer.from(bodyOf(digits())));
    const subject = deliveries[0].subject;
    if (!subject) throw new Error(`The body of ${platform} names no account.`);
    const [agency, client] = [await mintReader(platform, subject), await mintReader(platform, subject)];
    const other = await mintReader(platform, { ...subject, externalId: digits() });

    const request = { platform, receivedAt: now, deliveries, onlyFor: null };
    const stored = (await storeDeliveries([request, request])).flat();
    expect(stored.map(({ orgId }) => orgId).sort()).toEqual([agency.orgId, client.orgId].sort());
    const [ofAgency, ofClient] = [await deliveriesOf(agency.orgId), await deliveriesOf(client.orgId)];
    expect([ofAgency.length, ofClient.length]).toEqual([1, 1]);
    expect(ofAgency[0]).toMatchObject({ platform, status: 'received', subjectExternalId: subject.externalId });
    expect(ofAgency[0]?.id).not.toBe(ofClient[0]?.id);
    expect(ofAgency[0]?.payloadCiphertext).not.toBe(ofClient[0]?.payloadCiphertext);
    expect(await deliveriesOf(other.orgId)).toEqual([]);
  });
});
