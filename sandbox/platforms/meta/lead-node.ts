import type { SandboxResponse } from '../../sandbox-platform';
import { leadPerson } from '../../webhooks/lead-person';
import { graphTime } from './formats';
import { answerNode, type GraphCall } from './graph-answer';
import { unknownObject } from './graph-error';
import { adIdOf, formIdOf, type LeadSource, sourceOfLead } from './lead-ids';
import type { NodeFields } from './projection';
import { type GraphSession, requireFeature } from './session';

type Lead = LeadSource & { id: string };

const adsPermissions = ['ads_read', 'ads_management'];

/** Meta shows campaign and ad only to a person with access to the ad account. */
function seesAds({ person, permissions }: GraphSession, { campaign }: Lead): boolean {
  return (
    person.accountIds.includes(campaign.accountId) &&
    adsPermissions.some((permission) => permissions.includes(permission))
  );
}

function leadFields({ context, session }: GraphCall): NodeFields<Lead> {
  const ofAds = (read: (lead: Lead) => string) => (lead: Lead) => (seesAds(session, lead) ? read(lead) : undefined);
  return {
    type: 'UserLeadGenInfo',
    defaults: ['created_time', 'id', 'field_data'],
    always: ['id'],
    readers: {
      id: ({ id }) => id,
      created_time: () => graphTime(new Date(context.now().getTime() - 60_000), 'UTC'),
      form_id: ({ page }) => formIdOf(page),
      campaign_id: ofAds(({ campaign }) => campaign.id),
      campaign_name: ofAds(({ campaign }) => campaign.name),
      ad_id: ofAds(({ campaign }) => adIdOf(campaign)),
      is_organic: () => false,
      platform: () => 'fb',
      field_data: ({ id }) => {
        const { firstName, lastName, email, phone } = leadPerson('meta', id);
        return [
          { name: 'full_name', values: [`${firstName} ${lastName}`] },
          { name: 'email', values: [email] },
          { name: 'phone_number', values: [phone] },
        ];
      },
      custom_disclaimer_responses: () => [
        { checkbox_key: 'optional_newsletter', is_checked: '1' },
        { checkbox_key: 'optional_calls', is_checked: '' },
      ],
    },
    empty: ['adset_id', 'adset_name', 'ad_name', 'partner_name', 'home_listing', 'post', 'vehicle'],
  };
}

/** Null: not an id of a lead. */
export function leadNode(call: GraphCall, id: string): SandboxResponse | null {
  const { request, session, context } = call;
  const caller = session.token.kind === 'page' ? (session.token.subject ?? '') : '';
  const source = request.method === 'GET' ? sourceOfLead(context, id, caller) : null;
  if (!source) return null;
  requireFeature(session, 'leads_retrieval');
  if (source === 'unknown' || source.page.id !== caller) throw unknownObject(id, request.method);
  return answerNode(call, { ...source, id }, leadFields(call));
}
