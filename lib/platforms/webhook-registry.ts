import type { PlatformId } from '@/lib/platform-ids';
import { googleWebhooks } from './google/webhook';
import { linkedInWebhooks } from './linkedin/webhook';
import { metaWebhooks } from './meta/webhook';
import { snapchatWebhooks } from './snapchat/webhook';
import { tikTokWebhooks } from './tiktok/webhook';
import { twitterWebhooks } from './twitter/webhook';
import type { PlatformWebhooks } from './webhook';

const webhooks: Record<PlatformId, PlatformWebhooks> = {
  meta: metaWebhooks,
  google: googleWebhooks,
  tiktok: tikTokWebhooks,
  linkedin: linkedInWebhooks,
  twitter: twitterWebhooks,
  snapchat: snapchatWebhooks,
};

/** A platform's webhooks; they need neither its app's id nor its secret. */
export function webhooksOf(id: PlatformId): PlatformWebhooks {
  return webhooks[id];
}
