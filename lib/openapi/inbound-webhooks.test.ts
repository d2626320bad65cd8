import { expect, it } from 'vitest';
import { platformIds } from '@/lib/platform-ids';
import { platformDefinition } from '@/lib/platforms/registry';
import { genuine, RECEIVED_AT, SECRET } from '@/lib/platforms/testing/forged-webhooks';
import { inboundWebhookTexts } from './inbound-webhooks';

it.each(platformIds)(
  'the documented headers of %s carry its signature, without which a webhook is refused',
  (platform) => {
    const { webhooks } = platformDefinition(platform);
    const documented = Object.keys(inboundWebhookTexts[platform].headers).map((name) => name.toLowerCase());
    const [sent] = genuine(platform);
    if (!sent) throw new Error('No genuine request.');
    const verify = (headers: [string, string][]) =>
      webhooks.verifyWebhook({ body: sent.body, headers: new Headers(headers), receivedAt: RECEIVED_AT }, [SECRET]);
    const signing = sent.headers.filter(([name]) => documented.includes(name));
    expect(signing.map(([name]) => name).sort()).toEqual(documented.sort());
    expect(verify(signing)).toBe(true);
    for (const [name] of signing) expect(verify(signing.filter(([other]) => other !== name)), name).toBe(false);
  },
);

it.each(platformIds)('the documented body of %s is read as an event with its subject', (platform) => {
  const body = Buffer.from(JSON.stringify(inboundWebhookTexts[platform].example));
  const [delivery, ...others] = platformDefinition(platform).webhooks.parseDelivery(body);
  expect(others).toEqual([]);
  expect(delivery.kind).not.toBe('unreadable');
  expect(delivery.subject).not.toBeNull();
});

it.each(platformIds)('the documented body of %s has an effect', (platform) => {
  const { webhooks } = platformDefinition(platform);
  const [{ payload }] = webhooks.parseDelivery(Buffer.from(JSON.stringify(inboundWebhookTexts[platform].example)));
  expect(webhooks.effectsOf(payload)).not.toEqual([]);
});
