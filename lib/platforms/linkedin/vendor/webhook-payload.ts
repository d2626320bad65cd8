import { z } from 'zod';
import { type RemoteLead, timeOf } from '../../webhook';
import { timestampIfAny } from '../../wire';
import { idIn } from './urn';

/*
 * What LinkedIn's webhooks carry. Only what a delivery means nothing without is required: a missing time, or a subject
 * of a kind that we do not know, must not cost the rest.
 * https://learn.microsoft.com/linkedin/marketing/community-management/organizations/organization-social-action-notifications
 * https://learn.microsoft.com/linkedin/marketing/lead-sync/leadsync
 */

/** No id of a lead is nearly as long; it is looked up by an index, which has its limit. */
const LONGEST_LEAD_URN = 200;

const text = z.string().min(1).nullish().catch(null);
export const milliseconds = timestampIfAny;

/** One of up to ten in a request. */
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

/** Social actions on an organization's posts. */
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

/** What LinkedIn may tell one day: a kind without a shape. */
export const otherKind = z
  .object({ type: z.string().min(1) })
  .refine(({ type }) => type !== socialActions.shape.type.value && type !== leadAction.shape.type.value);

/** Forms come as `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:<id>,<version>)`, or without the version. */
export function formIdIn(urn: string | null | undefined): string | null {
  return /urn:li:leadGenForm:(\d+)/.exec(urn ?? '')?.[1] ?? null;
}

/** Ids of leads are no numbers: `1a2b3c-4`. */
const leadIdIn = (urn: string) => urn.replace(/^urn:li:leadGenFormResponse:/, '');

/** What a delivery knows of a lead: not what the person wrote. */
export function leadIn(told: z.infer<typeof leadAction>): RemoteLead {
  const creative = told.associatedEntity?.sponsoredCreative;
  return {
    externalId: leadIdIn(told.leadGenFormResponse),
    formExternalId: formIdIn(told.leadGenForm),
    formName: null,
    campaignExternalId: null,
    adExternalId: creative ? idIn('sponsoredCreative', creative) : null,
    submittedAt: timeOf(told.occurredAt, 'milliseconds'),
    consents: [],
    answers: null,
  };
}
