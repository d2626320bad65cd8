import { z } from 'zod';
import { jsonResponse } from '../json-response';
import type { SandboxRequest, SandboxResponse } from '../sandbox-platform';
import type { Outbox } from './outbox';
import { sandboxEventNames } from './webhook-sender';

const text = z.string().min(1).optional();
const MOST_REQUESTS = 100_000;

const order = z
  .strictObject({
    platform: z.string(),
    event: z.enum(sandboxEventNames),
    /** Different events. */
    count: z.int().min(1).max(1000).default(1),
    /** Of each event, sent at the same time. */
    copies: z.int().min(1).max(1000).default(1),
    shuffle: z.boolean().default(false),
    serial: z.int().min(1).optional(),
    about: z
      .strictObject({ accountId: text, profileId: text, personId: text, campaignId: text, postId: text })
      .default({}),
  })
  .refine(({ count, copies }) => count * copies <= MOST_REQUESTS, {
    message: `No more than ${MOST_REQUESTS} requests at a time (count × copies)`,
  });

export function showDeliveries(request: SandboxRequest, outbox: Outbox | null): SandboxResponse {
  if (!outbox) return refuseWithoutTarget();
  return jsonResponse(outbox.deliveryStatus(request.query.get('platform')));
}

export function orderDeliveries(request: SandboxRequest, outbox: Outbox | null): SandboxResponse {
  if (!outbox) return refuseWithoutTarget();
  const parsed = order.safeParse(request.body);
  if (!parsed.success) return jsonResponse({ error: z.prettifyError(parsed.error) }, 400);
  const { platform, event, count, copies, shuffle, serial, about } = parsed.data;
  const known = outbox.eventsOf(platform);
  if (!known.includes(event)) {
    return jsonResponse({ error: `${platform} has no ${event}; it has: ${known.join(', ') || 'nothing'}.` }, 404);
  }
  if (!outbox.canSign(platform)) {
    return jsonResponse({ error: `${platform} has no key to sign with here, or its app is the real one.` }, 409);
  }
  try {
    const serials: number[] = [];
    for (let index = 0; index < count; index += 1) {
      // Every second event overtakes the one before it.
      const delayMs = shuffle && index % 2 === 0 ? 400 : 0;
      const own = serial === undefined ? about : { ...about, serial: serial + index };
      serials.push(outbox.queue(platform, event, own, { copies, delayMs }));
    }
    // A delivery answered with 202 survives a kill.
    outbox.store.flush();
    return jsonResponse({ platform, event, serials, copies }, 202);
  } catch (error) {
    if (error instanceof RangeError) return jsonResponse({ error: error.message }, 404);
    throw error;
  }
}

function refuseWithoutTarget(): SandboxResponse {
  return jsonResponse({ error: 'No webhook address is set (CMIS_SANDBOX_WEBHOOK_URL).' }, 409);
}
