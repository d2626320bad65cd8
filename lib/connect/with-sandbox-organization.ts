import 'server-only';
import { createHmac } from 'node:crypto';
import type { OrgSession } from '@/lib/auth/org-session';
import { env } from '@/lib/env';

/** Adds the organization to a consent screen of the sandbox, which offers each one its own company. */
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
