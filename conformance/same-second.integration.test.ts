import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { alerts } from '@/db/schema/alerts';
import { withOrg } from '@/db/tenant';
import { logger } from '@/lib/logger';
import { processDelivery } from '@/lib/webhooks/processing/process-delivery';
import {
  deliveriesOf,
  freshId,
  mintMetaOrganization,
  send,
  signedByMeta,
} from '@/lib/webhooks/testing/meta-organization';
import { itFollows, numberIn } from './report-cases';

logger.level = 'silent';

describe('of changes of one ad in one signed body with one time', () => {
  const report = z.object({ body: z.record(z.string(), z.unknown()), right: z.string() });
  itFollows('webhook-same-second', report, async ({ body, right }) => {
    const organization = await mintMetaOrganization();
    const tries = Number(numberIn(right));
    const open: number[] = [];
    for (let count = 0; count < tries; count += 1) {
      const ad = freshId();
      const text = JSON.stringify(body).replaceAll('<account>', organization.accountId).replaceAll('<ad>', ad);
      const { response } = await send(signedByMeta(text));
      expect(response.status).toBe(200);
      const stored = (await deliveriesOf(organization.orgId)).filter(({ status }) => status === 'received');
      // Workers take deliveries up in any order.
      for (const { id } of count % 2 === 0 ? stored : stored.toReversed()) {
        await processDelivery(organization.orgId, id, { platformOf: () => organization.platform });
      }
      const found = await withOrg(organization.orgId, (tx) =>
        tx
          .select({ causeKey: alerts.causeKey })
          .from(alerts)
          .where(and(eq(alerts.kind, 'ad_rejected'), isNull(alerts.closedAt))),
      );
      open.push(found.filter(({ causeKey }) => causeKey.includes(ad)).length);
    }
    expect(open).toEqual(Array.from({ length: tries }, () => (right.startsWith('no open alert') ? 0 : 1)));
  });
});
