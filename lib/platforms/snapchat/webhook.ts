import { z } from 'zod';
import { orUnreadable, type ParsedDelivery, type PlatformWebhooks, type RemoteLead, timeOf } from '../webhook';
import { webhookJson } from '../webhook-json';
import { afterPrefix, isRecent, isSignedWith, macFromHex } from '../webhook-signature';
import { idOrNone } from '../wire';

// Snapchat pushes leads of lead forms only. Its page names no headers; these were seen on live deliveries
// (unconfirmed). Each form has its own secret, shown once when its webhook is created: all of them are valid.
const TIME_HEADER = 't';
const SIGNATURE_HEADER = 'signature';

// Real ids are much shorter; the database index limits the length.
const LONGEST_LEAD_ID = 200;
// Snap documents no types: an absent field or a number must not lose the lead.
const text = z.union([z.string(), z.number()]).transform(String).nullish().catch(null);

const formLead = z.looseObject({
  lead_id: z.string().min(1).max(LONGEST_LEAD_ID),
  form_id: idOrNone,
  form_name: text,
  ad_account_id: idOrNone,
  campaign_id: idOrNone,
  ad_id: idOrNone,
  // Milliseconds, as text.
  create_time: text,
});

// Fields about the form and campaign; every other field is an answer of the person.
const FACTS: ReadonlySet<string> = new Set([
  'lead_id',
  'form_id',
  'form_name',
  'ad_account_id',
  'campaign_id',
  'campaign_name',
  'ad_squad_id',
  'ad_squad_name',
  'ad_id',
  'ad_name',
  'create_time',
]);
// `consent_1`; camel case loses its underscore.
const CONSENT = /^consent(?:_|\d|$)/;

// Snap's page writes names in camel case, its deliveries with underscores.
function withUnderscores(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, field]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    field,
  ]);
  return Object.fromEntries(entries);
}

function toLead(lead: z.infer<typeof formLead>): RemoteLead {
  const own = Object.entries(lead).flatMap(([name, value]) =>
    !FACTS.has(name) && ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : [],
  );
  return {
    externalId: lead.lead_id,
    formExternalId: lead.form_id,
    formName: lead.form_name ?? null,
    campaignExternalId: lead.campaign_id,
    adExternalId: lead.ad_id,
    submittedAt: submittedAt(lead),
    consents: own.flatMap(([name, value]) => (CONSENT.test(name) ? [{ name, given: value === 'true' }] : [])),
    answers: own.flatMap(([name, value]) =>
      CONSENT.test(name) ? [] : [{ field: name, label: null, values: [value] }],
    ),
  };
}

// Fourteen digits reach the year 5138; the database cannot hold every JavaScript date.
const submittedAt = ({ create_time }: z.infer<typeof formLead>) =>
  timeOf(create_time && /^\d{1,14}$/.test(create_time) ? Number(create_time) : undefined, 'milliseconds');

function toDelivery(body: Buffer): ParsedDelivery[] | null {
  const parsed = formLead.safeParse(withUnderscores(webhookJson(body)));
  if (!parsed.success) return null;
  const { lead_id, ad_account_id } = parsed.data;
  return [
    {
      key: `lead:${lead_id}`,
      kind: 'lead',
      subject: ad_account_id ? { type: 'ad_account', externalId: ad_account_id } : null,
      occurredAt: submittedAt(parsed.data),
      payload: parsed.data,
    },
  ];
}

export const snapchatWebhooks: PlatformWebhooks = {
  keysOf: 'organization',
  answerChallenge: null,
  verifyWebhook: ({ body, headers, receivedAt }, secrets) => {
    const time = headers.get(TIME_HEADER);
    if (!isRecent(time, receivedAt)) return false;
    const signature = headers.get(SIGNATURE_HEADER);
    const mac = macFromHex(afterPrefix('sha256=', signature) ?? signature);
    return isSignedWith(secrets, Buffer.concat([Buffer.from(`${time}.`), body]), mac);
  },
  parseDelivery: (body) => orUnreadable(body, toDelivery(body)),
  effectsOf: (payload) => {
    const parsed = formLead.safeParse(payload);
    return parsed.success ? [{ kind: 'lead', lead: toLead(parsed.data) }] : [];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
