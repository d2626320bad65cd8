import { z } from 'zod';
import { orUnreadable, type ParsedDelivery, type PlatformWebhooks, type RemoteLead, timeOf } from '../webhook';
import { webhookJson } from '../webhook-json';
import { isKnownWord } from '../webhook-signature';
import { idOrNone } from '../wire';

// Google pushes leads of lead forms only: no campaign changes, no end of a grant. It signs nothing; the advertiser
// enters a URL and a key in the form, and Google sends the key in the body.
// https://developers.google.com/google-ads/webhook/docs/implementation

const keyed = z.looseObject({ google_key: z.string() });

// Real ids are much shorter; the database index limits the length.
const LONGEST_LEAD_ID = 200;
const column = z.object({
  column_id: z.string().nullish(),
  column_name: z.string().nullish(),
  string_value: z.string().nullish(),
});
const formLead = z.looseObject({
  lead_id: z.string().min(1).max(LONGEST_LEAD_ID),
  form_id: idOrNone,
  campaign_id: idOrNone,
  creative_id: idOrNone,
  is_test: z.boolean().nullish(),
  lead_submit_time: z.string().nullish(),
  user_column_data: z.array(column).nullish(),
});

// Years of four digits: the database holds no others.
const submittedAt = (text: string | null | undefined) =>
  timeOf(text && /^[1-9]\d{3}-/.test(text) ? Date.parse(text) : undefined, 'milliseconds');

function toLead(lead: z.infer<typeof formLead>): RemoteLead {
  return {
    externalId: lead.lead_id,
    formExternalId: lead.form_id,
    formName: null,
    campaignExternalId: lead.campaign_id,
    adExternalId: lead.creative_id,
    submittedAt: submittedAt(lead.lead_submit_time),
    consents: [],
    answers: (lead.user_column_data ?? []).map(({ column_id, column_name, string_value }) => ({
      field: column_id ?? column_name ?? '',
      label: column_name ?? null,
      values: string_value === undefined || string_value === null ? [] : [string_value],
    })),
  };
}

const keyIn = (body: Buffer) => keyed.safeParse(webhookJson(body)).data?.google_key ?? null;

function withoutKey(body: Buffer): Buffer {
  const parsed = keyed.safeParse(webhookJson(body));
  if (!parsed.success) return body;
  const { google_key: _secret, ...rest } = parsed.data;
  return Buffer.from(JSON.stringify(rest));
}

function toDelivery(body: Buffer): ParsedDelivery[] | null {
  const parsed = formLead.safeParse(webhookJson(body));
  if (!parsed.success) return null;
  const { google_key: _secret, ...payload } = parsed.data;
  const campaign = parsed.data.campaign_id;
  return [
    {
      key: `lead:${parsed.data.lead_id}`,
      kind: parsed.data.is_test ? 'test_lead' : 'lead',
      subject: campaign === null ? null : { type: 'campaign', externalId: campaign },
      occurredAt: submittedAt(parsed.data.lead_submit_time),
      payload,
    },
  ];
}

export const googleWebhooks: PlatformWebhooks = {
  keysOf: 'organization',
  answerChallenge: null,
  sentKey: ({ body }) => keyIn(body),
  verifyWebhook: ({ body }, secrets) => {
    const key = keyIn(body);
    return key !== null && isKnownWord(secrets, key);
  },
  parseDelivery: (body) => {
    const deliveries = toDelivery(body);
    return orUnreadable(deliveries ? body : withoutKey(body), deliveries);
  },
  effectsOf: (payload) => {
    const parsed = formLead.safeParse(payload);
    if (!parsed.success || parsed.data.is_test) return [];
    return [{ kind: 'lead', lead: toLead(parsed.data) }];
  },
  accepted: { contentType: 'application/json', body: '{}' },
  // The advertiser sees this message when testing the form.
  refused: (reason) => ({ contentType: 'application/json', body: JSON.stringify({ message: reason }) }),
};
