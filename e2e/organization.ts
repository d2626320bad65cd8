import { setTimeout as sleep } from 'node:timers/promises';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { expectDocumented } from './expect-documented';

export interface Organization {
  id: string;
  token: string;
  requests: APIRequestContext;
}

export async function foundOrganization(
  session: APIRequestContext,
  { currency, timeZone }: { currency: string; timeZone: string },
): Promise<Organization> {
  const made = await session.post('/api/orgs', { data: { name: 'Api Company', currency, timeZone } });
  expect(made.status()).toBe(201);
  await expectDocumented(session, 'POST', made);
  const { id } = await made.json();
  return { id, token: await mintToken(session, id), requests: session };
}

export async function mintToken(session: APIRequestContext, orgId: string, role = 'owner'): Promise<string> {
  const made = await session.post(`/api/orgs/${orgId}/tokens`, { data: { name: 'Api test', role } });
  expect(made.status()).toBe(201);
  await expectDocumented(session, 'POST', made);
  return (await made.json()).token;
}

/** Sends one request, which may be refused by a rate limit. Fails when the OpenAPI document does not have the answer. */
export async function callApiOnce(
  { id, token, requests }: Organization,
  method: string,
  path: string,
  data?: unknown,
): Promise<APIResponse> {
  const answer = await requests.fetch(`/api/orgs/${id}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(data === undefined ? {} : { 'content-type': 'application/json' }),
    },
    // Playwright would send text that is not an object by rules of its own.
    ...(data === undefined ? {} : { data: Buffer.from(JSON.stringify(data)) }),
  });
  await expectDocumented(requests, method, answer);
  return answer;
}

/** Waits as `Retry-After` says when a rate limit refuses the request. */
export async function callApi(...call: Parameters<typeof callApiOnce>): Promise<APIResponse> {
  for (;;) {
    const answer = await callApiOnce(...call);
    if (answer.status() !== 429) return answer;
    await sleep(Number(answer.headers()['retry-after']) * 1000);
  }
}
