import { z } from 'zod';
import { hmacSha256 } from '@/lib/crypto/hmac';
import {
  hashKey,
  orUnreadable,
  type ParsedDelivery,
  type PlatformWebhooks,
  timeOf,
  type WebhookSubject,
} from '../webhook';
import { webhookJson } from '../webhook-json';
import { afterPrefix, isSignedWith, macFromHex } from '../webhook-signature';
import { idIn } from './urn';

/*
 * LinkedIn tells of social actions on an organization's page and of leads, nothing about campaigns.
 * https://learn.microsoft.com/linkedin/shared/api-guide/webhook-validation
 */
const SIGNATURE_HEADER = 'x-li-signature';
/** Stands before the body in what is signed; some senders also write it before the signature. */
const PREFIX = 'hmacsha256=';

const notification = z.looseObject({
  notificationId: z.union([z.string(), z.number()]).transform(String),
  organizationalEntity: z.string().optional(),
  action: z.string().min(1),
  lastModifiedAt: z.number().optional(),
});
const social = z.object({
  type: z.literal('ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'),
  notifications: z.array(notification),
});
const lead = z.looseObject({
  type: z.literal('LEAD_ACTION'),
  leadGenFormResponse: z.string().min(1),
  leadGenForm: z.string().optional(),
  owner: z.object({ sponsoredAccount: z.string().optional(), organization: z.string().optional() }).optional(),
  leadAction: z.string().min(1),
  occurredAt: z.number().optional(),
});
const told = z.union([lead, notification]);

function organization(urn: string | undefined): WebhookSubject | null {
  const externalId = urn === undefined ? null : idIn('organization', urn);
  return externalId === null ? null : { type: 'profile', externalId };
}

function ownerOf({ owner }: z.infer<typeof lead>): WebhookSubject | null {
  const account = owner?.sponsoredAccount === undefined ? null : idIn('sponsoredAccount', owner.sponsoredAccount);
  return account === null ? organization(owner?.organization) : { type: 'ad_account', externalId: account };
}

/** `urn:li:leadGenFormResponse:<id>`: what follows the last colon. */
const idAtEnd = (urn: string) => urn.slice(urn.lastIndexOf(':') + 1);

function deliveriesOf(value: unknown): ParsedDelivery[] | null {
  const actions = social.safeParse(value);
  if (actions.success) {
    return actions.data.notifications.map((payload) => ({
      key: `notification:${payload.notificationId}`,
      kind: payload.action,
      subject: organization(payload.organizationalEntity),
      occurredAt: timeOf(payload.lastModifiedAt, 'milliseconds'),
      payload,
    }));
  }
  const parsed = lead.safeParse(value);
  if (!parsed.success) return null;
  const { leadGenFormResponse, leadAction, occurredAt } = parsed.data;
  return [
    {
      key: hashKey(JSON.stringify([leadGenFormResponse, leadAction, occurredAt])),
      kind: `LEAD_${leadAction}`,
      subject: ownerOf(parsed.data),
      occurredAt: timeOf(occurredAt, 'milliseconds'),
      payload: parsed.data,
    },
  ];
}

export const linkedInWebhooks: PlatformWebhooks = {
  answerChallenge: (query, { signing: [newest] }) => {
    const challengeCode = query.get('challengeCode');
    if (!challengeCode) return 'refused';
    const challengeResponse = hmacSha256(newest, challengeCode).toString('hex');
    return { contentType: 'application/json', body: JSON.stringify({ challengeCode, challengeResponse }) };
  },
  verifyWebhook: ({ body, headers }, secrets) => {
    const signature = headers.get(SIGNATURE_HEADER);
    const mac = macFromHex(afterPrefix(PREFIX, signature) ?? signature);
    return isSignedWith(secrets, Buffer.concat([Buffer.from(PREFIX), body]), mac);
  },
  parseDelivery: (body) => orUnreadable(body, deliveriesOf(webhookJson(body))),
  effectsOf: (payload) => {
    const parsed = told.safeParse(payload);
    if (!parsed.success) return [];
    if (!('leadAction' in parsed.data)) return [{ kind: 'sync', dataType: 'posts' }];
    const { leadGenFormResponse, leadGenForm, leadAction, occurredAt } = parsed.data as z.infer<typeof lead>;
    if (leadAction !== 'CREATED') return [];
    const facts = { formExternalId: leadGenForm ? idAtEnd(leadGenForm) : null, formName: null };
    const source = { campaignExternalId: null, adExternalId: null, submittedAt: timeOf(occurredAt, 'milliseconds') };
    const externalId = idAtEnd(leadGenFormResponse);
    return [{ kind: 'lead', lead: { externalId, ...facts, ...source, consents: [], answers: null } }];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
