import { z } from 'zod';
import type { PlatformId } from '@/lib/platform-ids';
import type { ConsentKind } from '@/lib/platforms/platform';
import type { BrowserSession } from './browser-session';

const CHOOSE_ACCOUNTS = /\/orgs\/[0-9a-f-]+\/integrations\/([0-9a-f-]{36})\/accounts/;

interface Wanted {
  platform: PlatformId;
  further?: { integrationId: string; consent: ConsentKind };
}

const PERSON = 'Layla Haddad';

export async function connectPlatform(
  browser: BrowserSession,
  orgId: string,
  { platform, further }: Wanted,
): Promise<string> {
  const query = new URLSearchParams({ org: orgId, locale: 'en' });
  if (further) query.set('integration', further.integrationId);
  if (further) query.set('consent', further.consent);
  let page = await browser.open(`/api/connect/${platform}?${query}`);
  for (let screens = 0; screens < 5 && page.url.origin !== browser.origin; screens += 1) {
    if (page.status >= 400) break;
    page = await browser.submit(page, { person: PERSON });
  }
  const [, integrationId] = CHOOSE_ACCOUNTS.exec(page.url.pathname) ?? [];
  if (!integrationId) {
    const reason = page.url.searchParams.get('error') ?? '';
    throw new Error(
      `Connecting ${platform} ended with ${page.status} at ${page.url.origin}${page.url.pathname} ${reason}`.trim(),
    );
  }
  return z.uuid().parse(integrationId);
}
