/** Stands for what is not shown. */
export const MASK = '•••';

/** Keys are compared without case and underscores: platforms write `lead_id` and `leadId`. */
function plain(key: string): string {
  return key.replaceAll('_', '').toLowerCase();
}

/**
 * Keys below which the platforms put what they tell. Below any other key nothing is shown, whatever it is called:
 * `from.id` in a comment is the id of a person.
 */
const containers = new Set(
  [
    ['entry', 'changes', 'value', 'notifications', 'data', 'payload', 'filter', 'content', 'change'],
    ['user_event', 'revoke', 'tweet_create_events', 'tweet_delete_events', 'user_column_data'],
  ]
    .flat()
    .map(plain),
);

/** Keys of ids, words of a platform's closed vocabularies, codes and times. No names, texts, addresses or numbers of people. */
const codes = new Set(
  [
    // Ids of things, and of the accounts that the organization itself reads.
    ['id', 'id_str', 'event_uuid', 'notification_id', 'request_id', 'api_version', 'client_key', 'app_id'],
    ['lead_id', 'leadgen_id', 'form_id', 'page_id', 'post_id', 'comment_id', 'parent_id', 'media_id', 'video_id'],
    ['publish_id', 'share_id', 'tweet_id', 'account_id', 'ad_account_id', 'advertiser_id', 'organization_id'],
    ['campaign_id', 'adgroup_id', 'ad_group_id', 'ad_set_id', 'adset_id', 'ad_squad_id', 'ad_id', 'creative_id'],
    ['asset_group_id', 'for_user_id', 'user_openid', 'profile_id', 'column_id'],
    ['leadgen_form_response', 'lead_gen_form_response', 'lead_gen_form', 'versioned_lead_gen_form_urn'],
    ['organizational_entity', 'organization', 'source_post'],
    // What happened.
    ['object', 'type', 'event', 'event_type', 'field', 'fields', 'item', 'verb', 'action', 'kind', 'level'],
    ['lead_type', 'lead_action', 'lead_source', 'lead_stage', 'publish_type', 'subscribe_entity', 'object_type'],
    ['status', 'status_name', 'effective_status', 'configured_status', 'review_status', 'is_test', 'test'],
    // Why.
    ['code', 'error_code', 'error_type', 'error_subcode', 'reason', 'fail_reason', 'reject_reason'],
    // When.
    ['time', 'timestamp', 'created_at', 'created_time', 'create_time', 'updated_time', 'update_time', 'date_time'],
    ['occurred_at', 'last_modified_at', 'submitted_at', 'lead_submit_time', 'timestamp_ms'],
    // Ours: what is left of an erased lead.
    ['erased'],
  ]
    .flat()
    .map(plain),
);

/** Keys of sentences in which a platform says why an ad is held up. */
const sentences = new Set(['error_summary', 'error_message'].map(plain));

/** What an id, word, code or time looks like: no spaces, no `@`, no letters of other scripts. */
const CODE = /^[\w.:,()~+/-]{1,200}$/;
const MOST_SENTENCE = 1_000;
/** No platform nests this deep; the stack of the process has an end. */
const DEEPEST = 24;

/** Whether a text, or number as text, may be read under its key. */
function isLegible(key: string, text: string): boolean {
  const name = plain(key);
  if (sentences.has(name)) return text.length <= MOST_SENTENCE && !text.includes('@');
  return codes.has(name) && CODE.test(text);
}

/**
 * The payload of a delivery for people to look at: its whole shape with every key, but only values under keys that are
 * known to hold ids, words of the platform, codes and times. Whatever else it holds may be somebody's personal data,
 * and is masked; so is everything below a key that is not known, and ids that may be those of people who are neither
 * the organization's own accounts nor its leads (`author_id`, LinkedIn's `generatedActivity` of a like).
 * @param payload JSON
 */
export function maskPayload(payload: unknown): unknown {
  return mask(payload, null, true, 0);
}

/** @param key under which `value` stands, lists passed over; null: at the top. `open`: all keys above it are known. */
function mask(value: unknown, key: string | null, open: boolean, depth: number): unknown {
  if (value === null) return null;
  if (depth > DEEPEST) return MASK;
  if (Array.isArray(value)) return value.map((item) => mask(item, key, open, depth + 1));
  if (typeof value === 'object') {
    const below = open && (key === null || containers.has(plain(key)));
    const entries = Object.entries(value).map(([name, inner]) => [name, mask(inner, name, below, depth + 1)]);
    return Object.fromEntries(entries);
  }
  return open && key !== null && isLegible(key, String(value)) ? value : MASK;
}
