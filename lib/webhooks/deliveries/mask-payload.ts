export const MASK = '•••';

// Keys are compared without case and underscores: platforms write `lead_id` and `leadId`.
function plain(key: string): string {
  return key.replaceAll('_', '').toLowerCase();
}

// Containers. Below any other key everything is masked: `from.id` in a comment is the id of a person.
const containers = new Set(
  [
    ['entry', 'changes', 'value', 'notifications', 'data', 'payload', 'filter', 'content', 'change'],
    ['user_event', 'revoke', 'tweet_create_events', 'tweet_delete_events', 'user_column_data'],
  ]
    .flat()
    .map(plain),
);

// Keys of ids, closed vocabularies, codes and times. Never names, texts, addresses or phone numbers.
const codes = new Set(
  [
    ['id', 'id_str', 'event_uuid', 'notification_id', 'request_id', 'api_version', 'client_key', 'app_id'],
    ['lead_id', 'leadgen_id', 'form_id', 'page_id', 'post_id', 'comment_id', 'parent_id', 'media_id', 'video_id'],
    ['publish_id', 'share_id', 'tweet_id', 'account_id', 'ad_account_id', 'advertiser_id', 'organization_id'],
    ['campaign_id', 'adgroup_id', 'ad_group_id', 'ad_set_id', 'adset_id', 'ad_squad_id', 'ad_id', 'creative_id'],
    ['asset_group_id', 'for_user_id', 'user_openid', 'profile_id', 'column_id'],
    ['leadgen_form_response', 'lead_gen_form_response', 'lead_gen_form', 'versioned_lead_gen_form_urn'],
    ['organizational_entity', 'organization', 'source_post'],
    ['object', 'type', 'event', 'event_type', 'field', 'fields', 'item', 'verb', 'action', 'kind', 'level'],
    ['lead_type', 'lead_action', 'lead_source', 'lead_stage', 'publish_type', 'subscribe_entity', 'object_type'],
    ['status', 'status_name', 'effective_status', 'configured_status', 'review_status', 'is_test', 'test'],
    ['code', 'error_code', 'error_type', 'error_subcode', 'reason', 'fail_reason', 'reject_reason'],
    ['time', 'timestamp', 'created_at', 'created_time', 'create_time', 'updated_time', 'update_time', 'date_time'],
    ['occurred_at', 'last_modified_at', 'submitted_at', 'lead_submit_time', 'timestamp_ms'],
    // Our own: what remains of an erased lead.
    ['erased'],
  ]
    .flat()
    .map(plain),
);

const sentences = new Set(['error_summary', 'error_message'].map(plain));

const CODE = /^[\w.:,()~+/-]{1,200}$/;
const MOST_SENTENCE = 1_000;
// No platform nests this deep; unbounded recursion would overflow the stack.
const DEEPEST = 24;

function isLegible(key: string, text: string): boolean {
  const name = plain(key);
  if (sentences.has(name)) return text.length <= MOST_SENTENCE && !text.includes('@');
  return codes.has(name) && CODE.test(text);
}

// The payload with its whole shape, and values only under keys known to hold ids, vocabulary, codes and times.
// Everything else may be personal data and is masked, also ids of people who are neither own accounts nor leads
// (`author_id`, LinkedIn's `generatedActivity` of a like).
export function maskPayload(payload: unknown): unknown {
  return mask(payload, null, true, 0);
}

// `key` is the nearest key above `value`, null at the top; `open` means that all keys above are containers.
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
