import { randomBytes } from 'node:crypto';
import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxResponse } from '../../sandbox-platform';

interface GraphErrorDetail {
  message: string;
  code: number;
  type?: 'OAuthException' | 'GraphMethodException' | 'FacebookApiException';
  subcode?: number;
  status?: number;
  isTransient?: boolean;
  userTitle?: string;
  userMessage?: string;
  headers?: Record<string, string>;
}

export function errorResponse(detail: GraphErrorDetail): SandboxResponse {
  const error = {
    message: detail.message,
    type: detail.type ?? 'OAuthException',
    code: detail.code,
    ...(detail.subcode === undefined ? {} : { error_subcode: detail.subcode }),
    ...(detail.isTransient ? { is_transient: true } : {}),
    ...(detail.userTitle === undefined ? {} : { error_user_title: detail.userTitle }),
    ...(detail.userMessage === undefined ? {} : { error_user_msg: detail.userMessage }),
    fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
  };
  return jsonResponse({ error }, detail.status ?? 400, {
    'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${detail.message.replace(/[^ -~]|"/g, '')}"`,
    'facebook-api-version': 'v26.0',
    ...detail.headers,
  });
}

export function graphError(detail: GraphErrorDetail): Refusal {
  return new Refusal(errorResponse(detail));
}

export function invalidParameter(message: string, subcode?: number): Refusal {
  return graphError({ message: `(#100) ${message}`, code: 100, ...(subcode === undefined ? {} : { subcode }) });
}

export function unknownObject(id: string, method: string): Refusal {
  return graphError({
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
      'missing permissions, or does not support this operation. Please read the Graph API documentation at ' +
      'https://developers.facebook.com/docs/graph-api',
    type: 'GraphMethodException',
    code: 100,
    subcode: 33,
  });
}

export function tokenError(subcode: number, message: string): Refusal {
  return graphError({ message: `Error validating access token: ${message}`, code: 190, subcode, status: 401 });
}
