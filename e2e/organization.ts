import { setTimeout as sleep } from 'node:timers/promises';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

export interface Organization {
  id: string;
  /** An API token of it, of an owner. */
  token: string;
  requests: APIRequestContext;
}

/** Makes an organization of the person signed in, with an API token. */
export async function foundOrganization(
  session: APIRequestContext,
  { currency, timeZone }: { currency: string; timeZone: string },
): Promise<Organization> {
  const made = await session.post('/api/orgs', { data: { name: 'Api Company', currency, timeZone } });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  return { id, token: await mintToken(session, id), requests: session };
}

/** A fresh API token, whose requests nobody has counted yet. */
export async function mintToken(session: APIRequestContext, orgId: string, role = 'owner'): Promise<string> {
  const made = await session.post(`/api/orgs/${orgId}/tokens`, { data: { name: 'Api test', role } });
  expect(made.status()).toBe(201);
  return (await made.json()).token;
}

/** Calls the API below the organization with its token, once; the answer may be that it was called too often. */
export function callApiOnce(
  { id, token, requests }: Organization,
  method: string,
  path: string,
  data?: unknown,
): Promise<APIResponse> {
  return requests.fetch(`/api/orgs/${id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(data === undefined ? {} : { 'content-type': 'application/json' }),
    },
    // As bytes: text that is no object would be sent by rules of Playwright's own.
    ...(data === undefined ? {} : { data: Buffer.from(JSON.stringify(data)) }),
  });
}

/** As `callApiOnce`, by a client that waits for as long as `Retry-After` says when it called too often. */
export async function callApi(...call: Parameters<typeof callApiOnce>): Promise<APIResponse> {
  for (;;) {
    const answer = await callApiOnce(...call);
    if (answer.status() !== 429) return answer;
    await sleep(Number(answer.headers()['retry-after']) * 1000);
  }
}
