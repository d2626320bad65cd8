import { orUnreadable, type PlatformWebhooks } from '../webhook';
import { webhookJson } from '../webhook-json';
import { isRecent, isSignedWith, macFromHex } from '../webhook-signature';
import { accountDeliveries, accountEffects } from './vendor/account-events';
import { advertiserDeliveries, advertiserEffects } from './vendor/advertiser-events';

// Two schemes: account events are signed with a time, advertiser subscriptions over the body alone. The header decides;
// where both are present, the one with a time counts.
// https://developers.tiktok.com/doc/webhooks-verification
// https://business-api.tiktok.com/portal/docs?id=1739566528222210
const TIMED_HEADER = 'tiktok-signature';
const BODY_HEADER = 'x-open-signature';
const TIMED = /^t=(\d{1,12}),s=([0-9a-f]{64})$/;

export const tikTokWebhooks: PlatformWebhooks = {
  keysOf: 'app',
  answerChallenge: null,
  verifyWebhook: ({ body, headers, receivedAt }, secrets) => {
    const timed = headers.get(TIMED_HEADER);
    if (timed === null) return isSignedWith(secrets, body, macFromHex(headers.get(BODY_HEADER)));
    const [, time = null, signature = null] = TIMED.exec(timed) ?? [];
    if (!isRecent(time, receivedAt)) return false;
    return isSignedWith(secrets, Buffer.concat([Buffer.from(`${time}.`), body]), macFromHex(signature));
  },
  parseDelivery: (body) => {
    const value = webhookJson(body);
    return orUnreadable(body, accountDeliveries(value) ?? advertiserDeliveries(value));
  },
  effectsOf: (payload) => accountEffects(payload) ?? advertiserEffects(payload) ?? [],
  accepted: { contentType: 'text/plain', body: '' },
};
