import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import { problem, refuse } from './api-answer';

export const prefixes = { code: 'c2', access: 'a2', refresh: 'r2' };

const consumers = [
  { key: 'sandbox-twitter-consumer', secret: 'sandbox-twitter-consumer-secret', hasAdsAccess: true },
  // X has not approved this app for the Ads API.
  { key: 'sandbox-twitter-consumer-unapproved', secret: 'sandbox-twitter-consumer-secret', hasAdsAccess: false },
];
export type Consumer = (typeof consumers)[number];

export function consumerOf(key: string | undefined): Consumer | undefined {
  return consumers.find((consumer) => consumer.key === key);
}

/** The app is confidential, so its id in the form is not enough. @throws Refusal 401 */
export function clientOf(request: SandboxRequest, context: SandboxContext): string {
  const [, text = ''] = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [id = '', secret = ''] = Buffer.from(text, 'base64').toString().split(':').map(decodeURIComponent);
  const client = context.clients.find((candidate) => candidate.id === id && candidate.secret === secret);
  if (client) return client.id;
  throw refuse(problem(401, { error: 'unauthorized_client', error_description: 'Missing valid authorization header' }));
}
