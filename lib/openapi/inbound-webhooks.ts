import { type PlatformId, platformIds } from '@/lib/platform-ids';
import { responseName } from './components';
import type { Json } from './schema-components';

/** A webhook of the document. Outgoing ones are listed in the same way once the product sends them. */
interface DocumentedWebhook {
  description: string;
  // Headers that carry the signature, with what each contains.
  headers: Record<string, string>;
  // A body as the platform sends it.
  example: Json;
}

// docs/webhooks.md says what each platform sends and what the product does with it.
export const inboundWebhookTexts: Readonly<Record<PlatformId, DocumentedWebhook>> = {
  meta: {
    description:
      'Leads, posts, comments, rejected ads and revoked permissions. Signed with the app secret: HMAC-SHA256 over the bytes of the body. Before the first one Meta sends a GET with `hub.challenge`, which is answered.',
    headers: { 'X-Hub-Signature-256': '`sha256=` and the hex of HMAC-SHA256 over the body.' },
    example: {
      object: 'page',
      entry: [
        {
          id: '102030405060708',
          time: 1_782_862_110,
          changes: [{ field: 'leadgen', value: { leadgen_id: '203040', form_id: '5', page_id: '102030405060708' } }],
        },
      ],
    },
  },
  google: {
    description:
      'Leads of lead forms. Google does not sign: the body carries a key of the organization (`google_key`), which is compared in constant time and never stored.',
    headers: {},
    example: {
      lead_id: 'TeSter-1',
      user_column_data: [{ column_id: 'FULL_NAME', string_value: 'Sara Ahmad', column_name: 'Full name' }],
      api_version: '1.0',
      form_id: 40_000_000_001,
      campaign_id: 50_000_000_001,
      google_key: 'key-of-the-form',
      is_test: false,
    },
  },
  tiktok: {
    description:
      'Leads, reviews of ads, posts and ended authorizations. Signed with the app secret: HMAC-SHA256 over the time, a point and the body. Subscriptions of an advertiser are signed in `X-Open-Signature`, over the body alone.',
    headers: {
      'TikTok-Signature':
        '`t=` and seconds since 1970, a comma, `s=` and the hex of HMAC-SHA256 over time, `.` and body.',
    },
    example: {
      client_key: 'awk1234',
      event: 'post.publish.publicly_available',
      create_time: 1_782_862_110,
      user_openid: 'act.open-id-1',
      content: '{"publish_id":"v_pub_1","post_id":"7300000000000000001"}',
    },
  },
  linkedin: {
    description:
      'Leads and social actions on posts of an organization. Signed with the client secret: HMAC-SHA256 over `hmacsha256=` and the body. LinkedIn sends a GET with `challengeCode` every two hours, which is answered.',
    headers: { 'X-LI-Signature': 'The hex of HMAC-SHA256 over `hmacsha256=` and the body.' },
    example: {
      type: 'ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS',
      notifications: [
        {
          notificationId: 1_234,
          organizationalEntity: 'urn:li:organization:2414183',
          action: 'COMMENT',
          sourcePost: 'urn:li:share:6300000000000000001',
          lastModifiedAt: 1_782_862_110_000,
        },
      ],
    },
  },
  twitter: {
    description:
      'Posts and revoked access. Signed with the consumer secret: HMAC-SHA256 over the body. X sends a GET with `crc_token`, which is answered.',
    headers: { 'X-Twitter-Webhooks-Signature': '`sha256=` and the base64 of HMAC-SHA256 over the body.' },
    example: {
      for_user_id: '2244994945',
      tweet_create_events: [{ id_str: '1800000000000000001', user: { id_str: '2244994945' }, text: 'Hello' }],
    },
  },
  snapchat: {
    description:
      'Leads of lead forms. Signed with the secret of the form, which an admin enters for the organization: HMAC-SHA256 over the time, a point and the body.',
    headers: {
      t: 'Seconds since 1970. A difference of more than 300 seconds is refused.',
      signature: 'The hex of HMAC-SHA256 over the time, `.` and the body.',
    },
    example: {
      ad_account_id: 'c5f4d6d2',
      form_id: 'f1',
      lead_id: 'l1',
      fields: [{ name: 'email', value: 'sara@example.org' }],
    },
  },
};

const refusals = {
  '401': { description: 'Not signed by the platform. Nothing is kept.' },
  '408': { description: 'The body took longer than ten seconds.' },
  '413': { description: 'The body is larger than 1 MB.' },
  '429': { $ref: `#/components/responses/${responseName('rate_limited')}` },
  '503': { $ref: `#/components/responses/${responseName('unavailable')}` },
};

function describeWebhook(platform: PlatformId, tag: string): Json {
  const { description, headers, example } = inboundWebhookTexts[platform];
  return {
    post: {
      operationId: `receive${platform[0]?.toUpperCase()}${platform.slice(1)}Webhook`,
      summary: `Webhook of ${platform}`,
      description: `Sent by the platform to \`POST /api/webhooks/${platform}\`. ${description}\n\nRate tier \`webhooks\`: 1,000 in a minute from one network.`,
      tags: [tag],
      security: [],
      parameters: Object.entries(headers).map(([name, text]) => ({
        name,
        in: 'header',
        required: true,
        description: text,
        schema: { type: 'string' },
      })),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object', description: 'As the platform documents it.', additionalProperties: true },
            example,
          },
        },
      },
      responses: {
        '200': { description: 'Stored, or stored before. It is processed in the background.' },
        ...refusals,
      },
      'x-direction': 'inbound',
    },
  };
}

/** The `webhooks` of the document: one for each platform, verified over the bytes as they arrive. */
export function inboundWebhooks(tag: string): Json {
  return Object.fromEntries(platformIds.map((platform) => [platform, describeWebhook(platform, tag)]));
}
