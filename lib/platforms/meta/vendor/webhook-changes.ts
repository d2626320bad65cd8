import { z } from 'zod';
import { timeOf, type WebhookEffect } from '../../webhook';
import { idIfAny, timestampIfAny } from '../../wire';
import { CONSENT } from '../constants';

interface MetaChange {
  field: string;
  value?: unknown;
}

const id = z.union([z.string().min(1), z.number()]).transform(String);
// May be missing, null or 0, as in leads without an ad; the rest is still used.
const textIfAny = z.string().nullish().catch(null);
const lead = z.object({
  leadgen_id: id,
  form_id: idIfAny,
  ad_id: idIfAny,
  created_time: timestampIfAny,
});
const permission = z.object({ verb: z.string() });
const feedItem = z.object({ item: z.string().optional() });
const adObject = z.object({
  id,
  level: z.enum(['CAMPAIGN', 'AD_SET', 'AD']),
  error_code: idIfAny,
  error_summary: textIfAny,
  error_message: textIfAny,
  effective_status: textIfAny,
  status_name: textIfAny,
});

const levels = { CAMPAIGN: 'campaign', AD_SET: 'ad_set', AD: 'ad' } as const;
const REVIEW_FIELDS: ReadonlySet<string> = new Set([
  'effective_status',
  'with_issues_ad_objects',
  'in_process_ad_objects',
]);
const CAMPAIGN_FIELDS: ReadonlySet<string> = new Set([...REVIEW_FIELDS, 'product_set_issue', 'subscriptions']);
const REACTIONS: ReadonlySet<string> = new Set(['reaction', 'like']);
const INSTAGRAM_FIELDS: ReadonlySet<string> = new Set(['comments', 'story_insights', 'media']);
// Permissions without which a connection reads less; `connected` is the app itself.
const NEEDED_PERMISSIONS: ReadonlySet<string> = new Set(['connected', ...CONSENT.scopes]);
// Meta's verbs for a withdrawn permission; those of `connected` are unconfirmed.
const TAKEN_BACK = /^(revoke|disconnect|remove)/i;

const posts: WebhookEffect = { kind: 'sync', dataType: 'posts' };

function leadEffects(value: unknown): WebhookEffect[] {
  const { leadgen_id, form_id, ad_id, created_time } = lead.parse(value);
  const facts = { formExternalId: form_id, formName: null, campaignExternalId: null };
  const source = { adExternalId: ad_id, submittedAt: timeOf(created_time, 'seconds') };
  return [{ kind: 'lead', lead: { externalId: leadgen_id, ...facts, ...source, consents: [], answers: null } }];
}

// `with_issues_ad_objects` and DISAPPROVED report a refusal, ACTIVE its end.
function reviewEffects(field: string, value: unknown): WebhookEffect[] {
  const parsed = adObject.safeParse(value);
  if (!REVIEW_FIELDS.has(field) || !parsed.success) return [];
  const {
    id: externalId,
    level,
    error_code,
    error_summary,
    error_message,
    effective_status,
    status_name,
  } = parsed.data;
  const what = { level: levels[level], externalId };
  const status = (effective_status ?? status_name ?? '').toUpperCase();
  if (field === 'with_issues_ad_objects' || status === 'DISAPPROVED') {
    const code = error_code ?? (status || null);
    return [{ kind: 'ad_issue', ...what, name: null, code, summary: error_summary ?? error_message ?? null }];
  }
  return status === 'ACTIVE' ? [{ kind: 'ad_issue_resolved', ...what }] : [];
}

export function effectsOfChange(object: string, { field, value }: MetaChange): WebhookEffect[] {
  switch (object) {
    case 'permissions':
      if (!NEEDED_PERMISSIONS.has(field)) return [];
      return TAKEN_BACK.test(permission.parse(value).verb) ? [{ kind: 'access_revoked' }] : [];
    case 'page':
      if (field === 'leadgen') return leadEffects(value);
      // Reactions come by the thousand; the scheduled sync counts them.
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
