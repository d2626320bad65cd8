import { z } from 'zod';
import type { LeadsFacet } from '../../platform';
import { type LeadConsent, timeOf } from '../../webhook';
import { idIfAny } from '../../wire';
import type { MetaClient } from '../client';
import { createPageTokens } from './page-tokens';

// https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving. Campaign and ad need a role on the ad
// account; that Meta omits them without one, instead of refusing, is unconfirmed.
const FIELDS = 'id,created_time,form_id,campaign_id,ad_id,field_data,custom_disclaimer_responses';

const textIfAny = z.string().nullish().catch(null);
const answered = z.object({
  name: z.string(),
  values: z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).catch([]),
});
const box = z.object({
  checkbox_key: z.string(),
  is_checked: z.union([z.string(), z.number(), z.boolean()]).nullish(),
});
const leadAnswer = z.object({
  created_time: textIfAny,
  form_id: idIfAny,
  campaign_id: idIfAny,
  ad_id: idIfAny,
  // Required: without it nothing was read, which differs from an empty form.
  field_data: z.array(answered),
  custom_disclaimer_responses: z.array(box).catch([]),
});

// Ticked is `1`, in some answers `true`; not ticked is empty.
function toConsent({ checkbox_key, is_checked }: z.infer<typeof box>): LeadConsent {
  return { name: checkbox_key, given: ['1', 'true'].includes(String(is_checked)) };
}

export function readLead(client: MetaClient): LeadsFacet['readLead'] {
  const pageTokens = createPageTokens(client);
  return ({ accessToken, lead, about }) =>
    pageTokens.use(accessToken, about.externalId, async (pageToken) => {
      const answer = await client.get({
        path: [lead.externalId],
        endpoint: 'GET /{lead}',
        accessToken: pageToken,
        query: { fields: FIELDS },
        schema: leadAnswer,
      });
      const submittedAt = answer.created_time ? timeOf(Date.parse(answer.created_time), 'milliseconds') : null;
      return {
        ...lead,
        formExternalId: answer.form_id ?? lead.formExternalId,
        campaignExternalId: answer.campaign_id ?? lead.campaignExternalId,
        adExternalId: answer.ad_id ?? lead.adExternalId,
        submittedAt: submittedAt ?? lead.submittedAt,
        consents: answer.custom_disclaimer_responses.map(toConsent),
        answers: answer.field_data.map(({ name, values }) => ({ field: name, label: null, values })),
      };
    });
}
