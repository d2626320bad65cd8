import { z } from 'zod';
import { hashKey, type ParsedDelivery, type RemoteLead, type WebhookEffect, withReturns } from '../../webhook';
import { idIfAny, timestampIfAny } from '../../wire';
import { eventTime } from './event-time';

// Leads, and reviews of ad groups and ads. Ids are numbers of 19 digits, which `parseJson` keeps as text. The words of
// `status` and `reject_reason`, and how to recognize a test lead, are unconfirmed.
const entry = z.looseObject({
  id: idIfAny,
  advertiser_id: idIfAny,
  lead_source: z.string().nullish().catch(null),
  page_id: idIfAny,
  campaign_id: idIfAny,
  adgroup_id: idIfAny,
  ad_id: idIfAny,
  create_time: timestampIfAny,
  changes: z.array(z.unknown()).catch([]),
});
const change = z.object({ field: z.string().min(1), value: z.unknown().optional() });
type Entry = z.infer<typeof entry>;
const batch = z.object({ entry: z.array(z.unknown()).min(1), time: timestampIfAny });

const REVIEW_FIELD = 'review_status';
const REASON_FIELD = 'reject_reason';
const REFUSED = /REJECT|DENY|DENIED|FAIL|DISAPPROV/i;
const CONSENT_FIELD = /consent/i;
// Values of a ticked box; TikTok's spelling is unconfirmed.
const GIVEN: ReadonlySet<string> = new Set(['true', 'yes', '1', 'agree', 'agreed']);

const isLead = ({ lead_source, page_id }: Entry) => Boolean(lead_source ?? page_id);
const changesOf = ({ changes }: Entry) => changes.flatMap((each) => change.safeParse(each).data ?? []);
const wordOf = (from: Entry, name: string) => {
  const value = changesOf(from).findLast(({ field }) => field === name)?.value;
  return typeof value === 'string' ? value : null;
};

/** Null for another kind of body. An unexpected entry does not affect the others. */
export function advertiserDeliveries(value: unknown): ParsedDelivery[] | null {
  const parsed = batch.safeParse(value);
  if (!parsed.success) return null;
  const { entry: entries, time } = parsed.data;
  const changes = entries.map((payload) => {
    const read = entry.safeParse(payload).data;
    const isOfLead = read !== undefined && isLead(read);
    const delivery: ParsedDelivery = {
      key: isOfLead && read.id ? `lead:${read.id}` : hashKey(JSON.stringify([payload, time])),
      kind: isOfLead ? 'LEAD' : ((read && changesOf(read)[0]?.field) ?? 'ENTRY'),
      subject: read?.advertiser_id ? { type: 'ad_account', externalId: read.advertiser_id } : null,
      occurredAt: eventTime(read?.create_time ?? time),
      payload,
    };
    return { object: isOfLead ? null : (read?.ad_id ?? read?.adgroup_id ?? null), delivery };
  });
  return withReturns(changes);
}

const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function toLead(lead: Entry & { id: string }): RemoteLead {
  const fields = changesOf(lead).map(({ field, value }) => ({
    field,
    values: [value].flat().flatMap((one) => (one === null || one === undefined ? [] : [textOf(one)])),
  }));
  return {
    externalId: lead.id,
    formExternalId: lead.page_id,
    formName: null,
    campaignExternalId: lead.campaign_id,
    adExternalId: lead.ad_id,
    submittedAt: eventTime(lead.create_time),
    consents: fields
      .filter(({ field }) => CONSENT_FIELD.test(field))
      .map(({ field, values }) => ({ name: field, given: values.some((one) => GIVEN.has(one.toLowerCase())) })),
    answers: fields
      .filter(({ field }) => !CONSENT_FIELD.test(field))
      .map(({ field, values }) => ({ field, label: null, values })),
  };
}

export function advertiserEffects(payload: unknown): WebhookEffect[] | null {
  const { data } = entry.safeParse(payload);
  if (!data) return null;
  if (isLead(data)) return data.id ? [{ kind: 'lead', lead: toLead({ ...data, id: data.id }) }] : [];
  if (!data.advertiser_id) return [];
  const read: WebhookEffect = { kind: 'sync', dataType: 'campaigns' };
  const status = wordOf(data, REVIEW_FIELD);
  const reviewed = data.ad_id ?? data.adgroup_id;
  if (status === null || !reviewed) return [read];
  const where = { level: data.ad_id ? ('ad' as const) : ('ad_set' as const), externalId: reviewed };
  if (!REFUSED.test(status)) return [{ kind: 'ad_issue_resolved', ...where }, read];
  return [{ kind: 'ad_issue', ...where, name: null, code: status, summary: wordOf(data, REASON_FIELD) }, read];
}
