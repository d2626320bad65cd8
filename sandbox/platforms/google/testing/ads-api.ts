import { z } from 'zod';
import { grantInBrowser } from '../../../testing/grant-in-browser';

export const googleClient = { id: 'sandbox-google-client', secret: 'sandbox-google-secret' };
export const redirectUri = 'http://127.0.0.1:3000/callback';
export const adsScope = 'https://www.googleapis.com/auth/adwords';

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export type JsonRow = Record<string, Record<string, unknown>>;

async function answerOf(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
}

export function consentUrl(sandboxUrl: string, overrides: Record<string, string> = {}): URL {
  const query = new URLSearchParams({
    client_id: googleClient.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: `${adsScope} openid profile`,
    state: 'state-1',
    access_type: 'offline',
    prompt: 'consent',
    ...overrides,
  });
  return new URL(`${sandboxUrl}/accounts.google.com/o/oauth2/v2/auth?${query}`);
}

export async function postForm(
  sandboxUrl: string,
  endpoint: string,
  form: Record<string, string>,
): Promise<HttpAnswer> {
  const url = `${sandboxUrl}/oauth2.googleapis.com/${endpoint}`;
  return answerOf(await fetch(url, { method: 'POST', body: new URLSearchParams(form) }));
}

export function exchangeCode(sandboxUrl: string, code: string, client = googleClient): Promise<HttpAnswer> {
  return postForm(sandboxUrl, 'token', {
    grant_type: 'authorization_code',
    client_id: client.id,
    client_secret: client.secret,
    redirect_uri: redirectUri,
    code,
  });
}

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

export async function grantAccess(
  sandboxUrl: string,
  { person, client = googleClient }: { person?: string; client?: typeof googleClient } = {},
) {
  const screen = consentUrl(sandboxUrl, { client_id: client.id });
  const back = await grantInBrowser(screen, person === undefined ? {} : { person });
  const { json } = await exchangeCode(sandboxUrl, back.searchParams.get('code') ?? '', client);
  return tokens.parse(json);
}

interface AdsRequest {
  token: string;
  customer: string;
  login?: string;
  method?: 'search' | 'searchStream';
  version?: string;
}

export async function callAds(
  sandboxUrl: string,
  { token, customer, login, method = 'search', version = 'v26' }: AdsRequest,
  body: unknown,
): Promise<HttpAnswer> {
  const url = `${sandboxUrl}/googleads.googleapis.com/${version}/customers/${customer}/googleAds:${method}`;
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(login === undefined ? {} : { 'login-customer-id': login }),
  };
  return answerOf(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

const searchAnswer = z.object({
  results: z.array(z.record(z.string(), z.record(z.string(), z.unknown()))).default([]),
  nextPageToken: z.string().optional(),
});

export function pageIn({ json }: HttpAnswer): { results: JsonRow[]; nextPageToken?: string | undefined } {
  return searchAnswer.parse(json);
}

export function column(rows: readonly JsonRow[], resource: string, field: string): string[] {
  return rows.map((row) => String(row[resource]?.[field]));
}

const errorAnswer = z.object({
  error: z.object({
    status: z.string(),
    details: z
      .array(
        z.object({
          errors: z.array(z.object({ errorCode: z.record(z.string(), z.string()) })).optional(),
          reason: z.string().optional(),
          requestId: z.string().optional(),
        }),
      )
      .default([]),
  }),
});

export function failureIn({ json }: HttpAnswer): z.infer<typeof errorAnswer>['error'] | undefined {
  return errorAnswer.safeParse(Array.isArray(json) ? json[0] : json).data?.error;
}

/** `family.CODE`, else the reason or status; undefined: a success. */
export function errorIn(answer: HttpAnswer): string | undefined {
  const error = failureIn(answer);
  const [detail] = error?.details ?? [];
  const [family, code] = Object.entries(detail?.errors?.[0]?.errorCode ?? {})[0] ?? [];
  return family ? `${family}.${code}` : (detail?.reason ?? error?.status);
}
