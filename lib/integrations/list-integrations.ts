import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { withOrg } from '@/db/tenant';
import { readIntegrations } from './read-integrations';
import type { IntegrationDto } from './types';

/** Oldest first, disconnected ones included. */
export function listIntegrations(orgId: AuthorizedOrgId): Promise<IntegrationDto[]> {
  return withOrg(orgId, (tx) => readIntegrations(tx, orgId));
}
