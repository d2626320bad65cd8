import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { notFound } from '@/lib/errors';
import { readIntegrations } from './read-integrations';
import type { IntegrationDto } from './types';

/** @throws AppError `not_found` */
export async function loadIntegration(orgId: AuthorizedOrgId, integrationId: string): Promise<IntegrationDto> {
  const [found] = await withOrg(orgId, (tx) => readIntegrations(tx, orgId, integrationId));
  if (!found) throw notFound();
  return found;
}
