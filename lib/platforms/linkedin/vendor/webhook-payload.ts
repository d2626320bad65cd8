import { z } from 'zod';
import { type RemoteLead, timeOf } from '../../webhook';
import { timestampIfAny } from '../../wire';
import { idIn } from './urn';

// Optional wherever possible: a missing time or an unknown kind of subject keeps the rest.
// https://learn.microsoft.com/linkedin/marketing/community-management/organizations/organization-social-action-notifications
// https://learn.microsoft.com/linkedin/marketing/lead-sync/leadsync

// Real ids are much shorter; the database index limits the length.
const LONGEST_LEAD_URN = 200;

const text = z.string().min(1).nullish().catch(null);
export const milliseconds = timestampIfAny;

export const notification = z
  .object({
    notificationId: z
      .union([z.string().min(1), z.number()])
      .transform(String)
      .nullish()
      .catch(null),
    organizationalEntity: text,
    action: text,
    lastModifiedAt: milliseconds,
  })
  .catch({ lastModifiedAt: undefined });

export const socialActions = z.object({
  type: z.literal('ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS'),
  notifications: z.array(z.unknown()).min(1),
});

export const leadAction = z.object({
  type: z.literal('LEAD_ACTION'),
  leadGenFormResponse: z.string().min(1).max(LONGEST_LEAD_URN),
  leadGenForm: text,
  owner: z.object({ sponsoredAccount: text, organization: text }).nullish().catch(null),
  associatedEntity: z.object({ sponsoredCreative: text }).nullish().catch(null),
  leadAction: z.string().min(1),
  occurredAt: milliseconds,
});

export const otherKind = z
  .object({ type: z.string().min(1) })
  .refine(({ type }) => type !== socialActions.shape.type.value && type !== leadAction.shape.type.value);

/** Forms come as `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:<id>,<version>)`, or without the version. */
export function formIdIn(urn: string | null | undefined): string | null {
  return /urn:li:leadGenForm:(\d+)/.exec(urn ?? '')?.[1] ?? null;
}

const leadIdIn = (urn: string) => urn.replace(/^urn:li:leadGenFormResponse:/, '');

export function toLead(action: z.infer<typeof leadAction>): RemoteLead {
  const creative = action.associatedEntity?.sponsoredCreative;
  return {
    externalId: leadIdIn(action.leadGenFormResponse),
    formExternalId: formIdIn(action.leadGenForm),
    formName: null,
    campaignExternalId: null,
    adExternalId: creative ? idIn('sponsoredCreative', creative) : null,
    submittedAt: timeOf(action.occurredAt, 'milliseconds'),
    consents: [],
    answers: null,
  };
}
