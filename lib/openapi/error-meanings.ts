import { type ErrorCode, errorStatus } from '@/lib/errors';

/** When each code comes. The list of codes is closed; the text of `detail` is for people and may change. */
export const errorMeanings: Record<ErrorCode, string> = {
  invalid_input:
    'A parameter, or a field of the body, is missing, unknown or not valid. `invalidParams` names each one, as `body.name` or `query.limit`.',
  unauthenticated: 'Neither a valid session nor a valid API token. The token may have expired or been revoked.',
  forbidden: 'The role of the caller is too low, or a cookie came with a request from another origin.',
  not_found: 'No such resource, or no access to it. Unknown, malformed and foreign ids are answered alike.',
  method_not_allowed: 'The address exists and does not take this method. `Allow` lists those that it takes.',
  request_timeout: 'The body of the request took longer than ten seconds to arrive.',
  conflict: 'The request contradicts the present state. `detail` says what is in the way.',
  reauth_required: 'The access to the platform has ended. A person must connect it again.',
  gone: 'A link that works once or for a time is used or over.',
  payload_too_large: 'The body is larger than 1 MB.',
  unsupported_media_type: 'The body is not `application/json`.',
  rate_limited: 'The limit of the rate tier is used up. Wait as many seconds as `Retry-After` says.',
  challenge_required: 'Too many attempts to sign in. The answer has a challenge; its solution admits the attempt.',
  headers_too_large: 'The headers of the request are too large.',
  internal: 'An error of the server. `requestId` finds it in the log.',
  platform_failed: 'The platform could not complete the request.',
  unavailable: 'The server cannot answer at the moment, as when the database restarts. Try again after `Retry-After`.',
};

const codes = Object.entries(errorMeanings) as [ErrorCode, string][];

/** A Markdown table of all codes. */
export const errorTable = [
  '| status | code | when |',
  '| --- | --- | --- |',
  ...codes.map(([code, meaning]) => `| ${errorStatus[code]} | \`${code}\` | ${meaning} |`),
].join('\n');
