import { z } from 'zod';
import { integrationSchema } from '@/lib/integrations/types';
import { expect, test } from './api-fixtures';
import { expectProblem } from './expect-problem';
import { callApi } from './organization';

const pageSchema = z.object({
  events: z.array(
    z.object({ id: z.uuid(), cause: z.string(), outcome: z.string(), actor: z.object({ type: z.string() }) }),
  ),
  nextCursor: z.string().nullable(),
});

test('every connection lists its token events, page by page, to its own organization only', async ({
  demo,
  organization,
}) => {
  const { integrations } = await (await callApi(demo, 'GET', '/integrations')).json();
  for (const integration of z.array(integrationSchema).parse(integrations)) {
    const path = `/integrations/${integration.id}/token-events`;
    const { events } = pageSchema.parse(await (await callApi(demo, 'GET', path)).json());
    expect.soft(events.at(-1), integration.platform).toMatchObject({ cause: 'consent', outcome: 'granted' });
    expect.soft(integration.token?.renewsItself, integration.platform).toBeDefined();
    await expectProblem(await callApi(organization, 'GET', path), 404, 'not_found');
  }
  const twice = integrations.find(({ consents }: { consents: unknown[] }) => consents.length > 1);
  const first = pageSchema.parse(
    await (await callApi(demo, 'GET', `/integrations/${twice.id}/token-events?limit=1`)).json(),
  );
  expect(first.nextCursor).not.toBeNull();
  const cursor = encodeURIComponent(first.nextCursor ?? '');
  const second = pageSchema.parse(
    await (await callApi(demo, 'GET', `/integrations/${twice.id}/token-events?limit=1&cursor=${cursor}`)).json(),
  );
  expect(second.events[0]?.id).not.toBe(first.events[0]?.id);
  const broken = await callApi(demo, 'GET', `/integrations/${twice.id}/token-events?cursor=nonsense`);
  await expectProblem(broken, 400, 'invalid_input');
});
