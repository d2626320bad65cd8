import { z } from 'zod';
import { hashKey, type ParsedDelivery, type RemoteLead, timeOf, type WebhookEffect } from '../webhook';

/**
 * What an advertiser subscribed to: leads, and reviews of ad groups and ads. Ids are numbers of 19 digits; `parseJson`
 * keeps those as text. How a review is worded is not documented in public: `status` words and `reject_reason` are
 * unconfirmed.
 */
const id = z.union([z.string(), z.number()]).transform(String);
const entry = z.looseObject({
  id: id.optional(),
  advertiser_id: id.optional(),
  lead_source: z.string().optional(),
  page_id: id.optional(),
  campaign_id: id.optional(),
  adgroup_id: id.optional(),
  ad_id: id.optional(),
  create_time: z.number().optional(),
  changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]),
});
type Entry = z.infer<typeof entry>;
const batch = z.object({ entry: z.array(entry).min(1), time: z.number().optional() });

const REVIEW_FIELD = 'review_status';
const REASON_FIELD = 'reject_reason';
const REFUSED = /REJECT|DENY|DENIED|FAIL|DISAPPROV/i;

const isLead = ({ lead_source, page_id }: Entry) => lead_source !== undefined || page_id !== undefined;
const wordOf = ({ changes }: Entry, name: string) => {
  const value = changes.find(({ field }) => field === name)?.value;
  return typeof value === 'string' ? value : null;
};

/** The entries of a body of this kind; null for any other. */
export function advertiserDeliveries(value: unknown): ParsedDelivery[] | null {
  const parsed = batch.safeParse(value);
  if (!parsed.success) return null;
  const { entry: entries, time } = parsed.data;
  return entries.map((payload) => ({
    key: isLead(payload) && payload.id ? `lead:${payload.id}` : hashKey(JSON.stringify([payload, time])),
    kind: isLead(payload) ? 'LEAD' : (payload.changes[0]?.field ?? 'ENTRY'),
    subject: payload.advertiser_id ? { type: 'ad_account', externalId: payload.advertiser_id } : null,
    occurredAt: timeOf(payload.create_time ?? time, 'seconds'),
    payload,
  }));
}

function leadOf(lead: Entry & { id: string }): RemoteLead {
  return {
    externalId: lead.id,
    formExternalId: lead.page_id ?? null,
    formName: null,
    campaignExternalId: lead.campaign_id ?? null,
    adExternalId: lead.ad_id ?? null,
    submittedAt: timeOf(lead.create_time, 'seconds'),
    consents: lead.changes.flatMap(({ field, value }) =>
      /consent/i.test(field)
        ? [{ name: field, given: ['true', 'yes', '1'].includes(String(value).toLowerCase()) }]
        : [],
    ),
    answers: lead.changes.flatMap(({ field, value }) =>
      /consent/i.test(field) ? [] : [{ field, label: null, values: [value].flat().map(String) }],
    ),
  };
}

/** What such an entry asks for; null for another payload. */
export function advertiserEffects(payload: unknown): WebhookEffect[] | null {
  const parsed = entry.safeParse(payload);
  if (!parsed.success) return null;
  const { data } = parsed;
  if (isLead(data)) return data.id ? [{ kind: 'lead', lead: leadOf({ ...data, id: data.id }) }] : [];
  const read: WebhookEffect = { kind: 'sync', dataType: 'campaigns' };
  const status = wordOf(data, REVIEW_FIELD);
  const reviewed = data.ad_id ?? data.adgroup_id;
  if (status === null || reviewed === undefined) return [read];
  const where = { level: data.ad_id ? ('ad' as const) : ('ad_set' as const), externalId: reviewed };
  if (!REFUSED.test(status)) return [{ kind: 'ad_issue_resolved', ...where }, read];
  return [{ kind: 'ad_issue', ...where, name: null, code: status, summary: wordOf(data, REASON_FIELD) }, read];
}
