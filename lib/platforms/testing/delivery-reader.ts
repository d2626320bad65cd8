import type { ParsedDelivery, PlatformWebhooks, WebhookEffect } from '../webhook';

/** Parses a platform's webhooks as the inbox does: bodies as text, or as objects that become JSON. */
export function deliveryReader({ parseDelivery, effectsOf }: PlatformWebhooks) {
  const parsed = (body: string | object): [ParsedDelivery, ...ParsedDelivery[]] =>
    parseDelivery(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
  const effects = (body: string | object): WebhookEffect[][] =>
    parsed(body).map(({ payload }) => effectsOf(JSON.parse(JSON.stringify(payload))));
  return { parsed, effects };
}
