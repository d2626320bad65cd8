import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sessionCookieFor } from '@/lib/auth/testing/session-cookie-for';
import { logger } from '@/lib/logger';
import { tagOf } from '@/lib/openapi/api-tags';
import { exampleIds } from '@/lib/openapi/example-ids';
import { type DocumentedRoute, registeredRoutes } from '@/lib/openapi/openapi-registry';
import './documented-routes';
import { type ExampleOrganization, exampleOrganization } from '@/lib/openapi/testing/example-organization';
import { asDocumented, asSent } from '@/lib/openapi/testing/example-text';

logger.level = 'silent';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const root = path.resolve(import.meta.dirname, '../..');

// Counts and connections of the process, which differ from run to run, and a stream.
const WITHOUT_ANSWER = ['checkHealth', 'getServerMetrics', 'streamSyncStatuses'];

// What has to happen before a request makes sense.
const BEFORE: Readonly<Record<string, string>> = {
  restoreAnnotation: 'deleteAnnotation',
  restoreLabel: 'deleteLabel',
  restoreView: 'deleteView',
};

const routes = registeredRoutes().filter(({ operationId }) => !WITHOUT_ANSWER.includes(operationId));
const routeOf = (operationId: string) => {
  const route = routes.find((each) => each.operationId === operationId);
  if (!route) throw new Error(`No operation ${operationId}.`);
  return route;
};

async function send(route: DocumentedRoute, organization: ExampleOrganization): Promise<unknown> {
  const { method, path: address, example, status } = route;
  const file = path.join(root, 'app', address.replace(/\{(\w+)\}/g, '[$1]'), 'route.ts');
  const handler: Handler = (await import(file))[method];
  const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as keyof typeof exampleIds);
  const params = JSON.parse(
    asSent(JSON.stringify(Object.fromEntries(names.map((name) => [name, exampleIds[name]]))), organization),
  );
  const search = new URLSearchParams(JSON.parse(asSent(JSON.stringify(example.query ?? {}), organization)));
  const headers = { cookie: await sessionCookieFor(organization.userId), origin: 'http://localhost:3000' };
  const request = new Request(`http://localhost:3000${address}?${search}`, {
    method,
    headers: { ...headers, ...(route.body ? { 'content-type': 'application/json' } : {}) },
    ...(route.body ? { body: asSent(JSON.stringify(example.body), organization) } : {}),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const answer = response.status === 204 ? null : await response.json();
  expect({ status: response.status, answer }).toMatchObject({ status });
  return asDocumented(answer, organization);
}

const groups = [...new Set(routes.map(({ path: address }) => tagOf(address)))];

describe('the examples of the OpenAPI document', () => {
  let read: ExampleOrganization;
  beforeAll(async () => {
    read = await exampleOrganization();
  });

  it.each(groups)('about %s are what the server answers', async (group) => {
    const answers: Record<string, unknown> = {};
    for (const route of routes.filter(({ path: address }) => tagOf(address) === group)) {
      // A change has an organization of its own, so that no example depends on another.
      const organization = route.method === 'GET' ? read : await exampleOrganization();
      const before = BEFORE[route.operationId];
      if (before) await send(routeOf(before), organization);
      const answer = await send(route, organization);
      if (answer !== null) answers[route.operationId] = answer;
    }
    const file = `${group.toLowerCase().replaceAll(' ', '-')}.json`;
    await expect(`${JSON.stringify(answers, null, 2)}\n`).toMatchFileSnapshot(
      path.join(root, 'lib/openapi/examples', file),
    );
  });
});
