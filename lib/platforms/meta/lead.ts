import { z } from 'zod';
import type { Platform } from '../platform';
import type { LeadConsent } from '../webhook';
import type { MetaClient } from './client';
import { createPageTokens } from './page-tokens';

const FIELDS = 'id,created_time,form_id,campaign_id,ad_id,field_data,custom_disclaimer_responses';

const leadAnswer = z.object({
  created_time: z.string().optional(),
  form_id: z.string().optional(),
  campaign_id: z.string().optional(),
  ad_id: z.string().optional(),
  field_data: z.array(z.object({ name: z.string(), values: z.array(z.string()).default([]) })).default([]),
  /** Boxes that the form asked to tick; `1` is ticked. */
  custom_disclaimer_responses: z
    .array(z.object({ checkbox_key: z.string(), is_checked: z.union([z.string(), z.boolean()]).optional() }))
    .default([]),
});

function consentOf({ checkbox_key, is_checked }: { checkbox_key: string; is_checked?: string | boolean }): LeadConsent {
  return { name: checkbox_key, given: is_checked === true || is_checked === '1' || is_checked === 'true' };
}

function timeOfText(text: string | undefined): Date | null {
  const time = new Date(text ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** Reads a lead of a Page's form, with the Page's token, as Meta wants; needs `leads_retrieval`. */
export function readLead(client: MetaClient): NonNullable<Platform['readLead']> {
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
      return {
        ...lead,
        formExternalId: answer.form_id ?? lead.formExternalId,
        campaignExternalId: answer.campaign_id ?? null,
        adExternalId: answer.ad_id ?? lead.adExternalId,
        submittedAt: timeOfText(answer.created_time) ?? lead.submittedAt,
        consents: answer.custom_disclaimer_responses.map(consentOf),
        answers: answer.field_data.map(({ name, values }) => ({ field: name, label: null, values })),
      };
    });
}
