import { z } from 'zod';
import { timeOf, type WebhookEffect } from '../webhook';

/** What Meta says of one field of one object. */
export interface MetaChange {
  field: string;
  value?: unknown;
}

const id = z.union([z.string(), z.number()]).transform(String);
const lead = z.object({
  leadgen_id: id,
  form_id: id.optional(),
  ad_id: id.optional(),
  created_time: z.number().optional(),
});
const permission = z.object({ verb: z.string() });
const feedItem = z.object({ item: z.string().optional() });
const adObject = z.object({
  id,
  level: z.enum(['CAMPAIGN', 'AD_SET', 'AD']),
  error_code: id.optional(),
  error_summary: z.string().optional(),
  effective_status: z.string().optional(),
});

const levels = { CAMPAIGN: 'campaign', AD_SET: 'ad_set', AD: 'ad' } as const;
/** What changes our copy of campaigns. Advice and jobs of the account do not. */
const CAMPAIGN_FIELDS: ReadonlySet<string> = new Set([
  'effective_status',
  'with_issues_ad_objects',
  'in_process_ad_objects',
  'product_set_issue',
  'subscriptions',
]);
const REACTIONS: ReadonlySet<string> = new Set(['reaction', 'like']);
const INSTAGRAM_FIELDS: ReadonlySet<string> = new Set(['comments', 'story_insights', 'media']);

const posts: WebhookEffect = { kind: 'sync', dataType: 'posts' };

function leadEffects(value: unknown): WebhookEffect[] {
  const { leadgen_id, form_id, ad_id, created_time } = lead.parse(value);
  const facts = { formExternalId: form_id ?? null, formName: null, campaignExternalId: null };
  const source = { adExternalId: ad_id ?? null, submittedAt: timeOf(created_time, 'seconds') };
  return [{ kind: 'lead', lead: { externalId: leadgen_id, ...facts, ...source, consents: [], answers: null } }];
}

/** `with_issues_ad_objects` names what was refused; `effective_status` ACTIVE says that it is in order again. */
function reviewEffects(field: string, value: unknown): WebhookEffect[] {
  const parsed = adObject.safeParse(value);
  if (!parsed.success) return [];
  const { id: externalId, level, error_code, error_summary, effective_status } = parsed.data;
  const what = { level: levels[level], externalId };
  if (field === 'with_issues_ad_objects') {
    return [{ kind: 'ad_issue', ...what, name: null, code: error_code ?? null, summary: error_summary ?? null }];
  }
  return effective_status === 'ACTIVE' ? [{ kind: 'ad_issue_resolved', ...what }] : [];
}

/** What a change of an object asks for. @throws ZodError for a lead or permission of another shape */
export function effectsOfChange(object: string, { field, value }: MetaChange): WebhookEffect[] {
  switch (object) {
    case 'permissions':
      return permission.parse(value).verb.startsWith('revoke') ? [{ kind: 'access_revoked' }] : [];
    case 'page':
      if (field === 'leadgen') return leadEffects(value);
      // Reactions come by the thousand; the schedule counts them.
      return field === 'feed' && !REACTIONS.has(feedItem.safeParse(value).data?.item ?? '') ? [posts] : [];
    case 'instagram':
      return INSTAGRAM_FIELDS.has(field) ? [posts] : [];
    case 'ad_account':
      if (!CAMPAIGN_FIELDS.has(field)) return [];
      return [...reviewEffects(field, value), { kind: 'sync', dataType: 'campaigns' }];
    default:
      return [];
  }
}
