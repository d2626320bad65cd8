import { createHmac } from 'node:crypto';
import type { OrgSession } from '@/lib/auth/org-session';
import { env } from '@/lib/env';

/**
 * A consent screen of the local sandbox, with the organization that connects: the sandbox offers each organization a
 * company of its own. The address of any other screen stays as it is.
 */
export function withSandboxOrganization(
  screen: URL,
  { id, name, currency, timeZone }: OrgSession['organization'],
): URL {
  const { AUTH_SECRET, CMIS_SANDBOX_URL } = env();
  if (CMIS_SANDBOX_URL === undefined || screen.origin !== new URL(CMIS_SANDBOX_URL).origin) return screen;
  const key = createHmac('sha256', AUTH_SECRET).update(`sandbox organization ${id}`).digest('base64url');
  const address = new URL(screen);
  address.searchParams.set('sandbox_organization', JSON.stringify({ key, name, currency, timeZone }));
  return address;
}
