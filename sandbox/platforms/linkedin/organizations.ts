import type { SandboxResponse } from '../../sandbox-platform';
import type { Profile } from '../../world/model';
import { type LinkedInCall, organizationIn, requireFinder, textIn } from './call';
import { invalidParameter, restliJson } from './linkedin-answer';
import { indexPage } from './paging';

export function listOrganizationAcls(call: LinkedInCall): SandboxResponse {
  requireFinder(call, 'roleAssignee');
  const { context, person } = call;
  const role = textIn(call, 'role') ?? 'ADMINISTRATOR';
  const state = textIn(call, 'state') ?? 'APPROVED';
  const isTheirs = role === 'ADMINISTRATOR' && state === 'APPROVED';
  const held = context.world.profiles.filter(({ id }) => isTheirs && person.profileIds.includes(id));
  const node = ({ id }: Profile) => ({
    organization: `urn:li:organization:${id}`,
    roleAssignee: `urn:li:person:${person.id}`,
    role,
    state,
  });
  return restliJson(indexPage(call, held, node));
}

export function showOrganization(call: LinkedInCall): SandboxResponse {
  const profile = organizationIn(call, `urn:li:organization:${call.params.id}`);
  return restliJson({
    id: Number(profile.id),
    localizedName: profile.name,
    name: { localized: { en_US: profile.name }, preferredLocale: { country: 'US', language: 'en' } },
    vanityName: profile.handle,
    organizationType: 'PRIVATELY_HELD',
    primaryOrganizationType: 'NONE',
    logoV2: { original: `urn:li:digitalmediaAsset:C4E0BAQ${profile.id}` },
    defaultLocale: { country: 'US', language: 'en' },
  });
}

export function showNetworkSize(call: LinkedInCall): SandboxResponse {
  if (textIn(call, 'edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER') throw invalidParameter('Unknown edgeType');
  const profile = organizationIn(call, decodeURIComponent(call.params.urn ?? ''));
  return restliJson({ firstDegreeSize: profile.followers });
}
