import { inParallel } from '@/lib/vendor-http/in-parallel';
import { VendorError } from '@/lib/vendor-http/vendor-error';
import { decodePageCursor, encodePageCursor } from '../page-cursor';
import type { ContentFacet, RemoteProfile } from '../platform';
import { toPage } from '../rows';
import { networkSizeAnswer, organizationAclsAnswer, organizationAnswer } from './api-types';
import type { LinkedInClient } from './client';
import { ORGANIZATION_ROLE, PAGE_SIZE, PARALLEL_CALLS } from './constants';
import { toProfile } from './normalize';
import { offsetSchema, readIndexed } from './vendor/paging';
import { idIn } from './vendor/urn';

async function ifPermitted<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    const refused = error instanceof VendorError && ['permission_missing', 'account_unavailable'].includes(error.code);
    if (refused) return null;
    throw error;
  }
}

async function readOrganization(
  client: LinkedInClient,
  accessToken: string,
  urn: string,
): Promise<RemoteProfile | null> {
  const id = idIn('organization', urn);
  // Showcase pages have URNs of another kind, and their posts other authors.
  if (id === null) return null;
  const organization = await ifPermitted(
    client.get({
      path: ['organizations', id],
      endpoint: 'GET /organizations/{id}',
      accessToken,
      schema: organizationAnswer,
    }),
  );
  if (!organization) return null;
  const network = await ifPermitted(
    client.get({
      path: ['networkSizes', urn],
      endpoint: 'GET /networkSizes/{organization}',
      accessToken,
      query: { edgeType: 'COMPANY_FOLLOWED_BY_MEMBER' },
      schema: networkSizeAnswer,
    }),
  );
  return toProfile(organization, network?.firstDegreeSize ?? null);
}

export const listProfiles =
  (client: LinkedInClient): ContentFacet['listProfiles'] =>
  async ({ accessToken, cursor }) => {
    const { rows, next, skipped } = await readIndexed(client, {
      path: ['organizationAcls'],
      endpoint: 'GET /organizationAcls',
      accessToken,
      query: { q: 'roleAssignee', role: ORGANIZATION_ROLE, state: 'APPROVED' },
      pageSize: PAGE_SIZE.organizations,
      offset: decodePageCursor(cursor, offsetSchema),
      schema: organizationAclsAnswer,
      nameOf: (urn) => urn,
    });
    const profiles = await inParallel(rows, PARALLEL_CALLS, (urn) => readOrganization(client, accessToken, urn));
    const items = profiles.filter((profile) => profile !== null);
    return toPage(items, next && encodePageCursor(next), skipped);
  };
