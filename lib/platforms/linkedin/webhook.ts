import type { z } from 'zod';
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
import { idIn } from './vendor/urn';
import { leadAction, notification, otherKind, socialActions, toLead } from './vendor/webhook-payload';

// LinkedIn sends social actions on an organization's page and leads, nothing about campaigns.
// https://learn.microsoft.com/linkedin/shared/api-guide/webhook-validation
const SIGNATURE_HEADER = 'x-li-signature';
// Precedes the body in the signed message; some senders also write it before the signature.
const PREFIX = 'hmacsha256=';
// LinkedIn's codes are UUIDs. Anyone can request a challenge, and its answer is signed with the delivery key: a code
// that begins with PREFIX would obtain a valid signature for any body.
const CHALLENGE_CODE = /^[\w-]{1,100}$/;

// Likes come in bulk and are read on schedule; mentions belong to other pages' posts.
const POST_ACTIONS: ReadonlySet<string> = new Set([
  'COMMENT',
  'SHARE',
  'ADMIN_COMMENT',
  'COMMENT_EDIT',
  'COMMENT_DELETE',
]);

function organization(urn: string | null | undefined): WebhookSubject | null {
  const externalId = urn ? idIn('organization', urn) : null;
  return externalId === null ? null : { type: 'profile', externalId };
}

function ownerOf({ owner }: z.infer<typeof leadAction>): WebhookSubject | null {
  const account = owner?.sponsoredAccount ? idIn('sponsoredAccount', owner.sponsoredAccount) : null;
  return account === null ? organization(owner?.organization) : { type: 'ad_account', externalId: account };
}

function actionDelivery(type: string, item: unknown): ParsedDelivery {
  const { notificationId, organizationalEntity, action, lastModifiedAt } = notification.parse(item);
  const subject = organization(organizationalEntity);
  return {
    // LinkedIn does not document whether ids are counted per organization.
    key: notificationId
      ? `notification:${subject?.externalId ?? ''}:${notificationId}`
      : hashKey(JSON.stringify([type, item])),
    kind: action ?? type,
    subject,
    occurredAt: timeOf(lastModifiedAt, 'milliseconds'),
    payload: { type, notifications: [item] },
  };
}

function leadDelivery(action: z.infer<typeof leadAction>, payload: unknown): ParsedDelivery {
  return {
    key: hashKey(JSON.stringify([action.leadGenFormResponse, action.leadAction, action.occurredAt])),
    kind: `LEAD_${action.leadAction}`,
    subject: ownerOf(action),
    occurredAt: timeOf(action.occurredAt, 'milliseconds'),
    payload,
  };
}

function toDeliveries(value: unknown): ParsedDelivery[] | null {
  const actions = socialActions.safeParse(value);
  if (actions.success) return actions.data.notifications.map((item) => actionDelivery(actions.data.type, item));
  const lead = leadAction.safeParse(value);
  if (lead.success) return [leadDelivery(lead.data, value)];
  const other = otherKind.safeParse(value);
  if (!other.success) return null;
  const key = hashKey(JSON.stringify(value));
  return [{ key, kind: other.data.type, subject: null, occurredAt: null, payload: value }];
}

export const linkedInWebhooks: PlatformWebhooks = {
  keysOf: 'app',
  answerChallenge: (query, { signing: [newest] }) => {
    const challengeCode = query.get('challengeCode');
    if (challengeCode === null || !CHALLENGE_CODE.test(challengeCode)) return 'refused';
    const challengeResponse = hmacSha256(newest, challengeCode).toString('hex');
    return { contentType: 'application/json', body: JSON.stringify({ challengeCode, challengeResponse }) };
  },
  verifyWebhook: ({ body, headers }, secrets) => {
    const signature = headers.get(SIGNATURE_HEADER);
    const mac = macFromHex(afterPrefix(PREFIX, signature) ?? signature);
    return isSignedWith(secrets, Buffer.concat([Buffer.from(PREFIX), body]), mac);
  },
  parseDelivery: (body) => orUnreadable(body, toDeliveries(webhookJson(body))),
  effectsOf: (payload) => {
    const actions = socialActions.safeParse(payload);
    if (actions.success) {
      const isPostChanged = actions.data.notifications.some((item) =>
        POST_ACTIONS.has(notification.parse(item).action ?? ''),
      );
      return isPostChanged ? [{ kind: 'sync', dataType: 'posts' }] : [];
    }
    const lead = leadAction.safeParse(payload);
    return lead.success && lead.data.leadAction === 'CREATED' ? [{ kind: 'lead', lead: toLead(lead.data) }] : [];
  },
  accepted: { contentType: 'text/plain', body: '' },
};
