import type { ParsedDelivery, PlatformWebhooks, WebhookEffect } from '../webhook';

/** A platform's webhooks as the inbox uses them: bodies as text, or as what they are the JSON of. */
export function deliveryReader({ parseDelivery, effectsOf }: PlatformWebhooks) {
  const parsed = (body: string | object): [ParsedDelivery, ...ParsedDelivery[]] =>
    parseDelivery(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
  /** What each delivery asks for after it lay in the database. */
  const effects = (body: string | object): WebhookEffect[][] =>
    parsed(body).map(({ payload }) => effectsOf(JSON.parse(JSON.stringify(payload))));
  return { parsed, effects };
}
