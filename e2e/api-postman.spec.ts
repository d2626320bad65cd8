import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import type { TransactionSql } from 'postgres';
import { z } from 'zod';
import { expect, test } from './api-fixtures';
import { ownAddress } from './client-address';
import { chooseEverything, connectMeta } from './meta-consent';
import { inOrganization } from './org-rows';
import { foundOrganization, type Organization } from './organization';
import { signUpPerson } from './person';
import { ownOrigin, stackHandles } from './stack-handles';
import { expectRun } from './sync-runs';

const requestSchema = z.object({
  method: z.string(),
  header: z.array(z.object({ key: z.string(), value: z.string() })),
  body: z.object({ raw: z.string() }).optional(),
  url: z.object({ raw: z.string(), variable: z.array(z.object({ key: z.string(), value: z.string() })) }),
});
const itemSchema = z.object({
  name: z.string(),
  event: z.array(z.object({ script: z.object({ exec: z.array(z.string()) }) })),
  request: requestSchema,
});
const collectionSchema = z.object({
  auth: z.object({ bearer: z.array(z.object({ key: z.string(), value: z.string() })) }),
  item: z.array(z.object({ name: z.string(), item: z.array(itemSchema) })),
});
const environmentSchema = z.object({ values: z.array(z.object({ key: z.string(), value: z.string() })) });

type Variables = Map<string, string>;

function filled(text: string, variables: Variables): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = variables.get(name);
    if (!value) throw new Error(`The variable ${name} has no value in ${text}.`);
    return value;
  });
}

interface Answer {
  status: number;
  text: string;
}

async function send(request: z.infer<typeof requestSchema>, bearer: string, variables: Variables): Promise<Answer> {
  const { method, header, body, url } = request;
  const path = url.variable.reduce(
    (address, { key, value }) => address.replace(`:${key}`, encodeURIComponent(filled(value, variables))),
    url.raw,
  );
  const end = new AbortController();
  const answer = await fetch(filled(path, variables), {
    method,
    headers: {
      ...ownAddress(),
      authorization: `Bearer ${bearer}`,
      ...Object.fromEntries(header.map(({ key, value }) => [key, value])),
    },
    signal: end.signal,
    ...(body ? { body: filled(body.raw, variables) } : {}),
  });
  const { status, headers } = answer;
  // A stream has no end.
  const isStream = headers.get('content-type') === 'text/event-stream';
  const text = isStream ? '' : await answer.text();
  if (isStream) end.abort();
  if (status !== 429) return { status, text };
  await sleep(Number(headers.get('retry-after')) * 1000);
  return send(request, bearer, variables);
}

/** As Postman runs the script of a request. */
function runScript(lines: string[], { status, text }: Answer, variables: Variables): void {
  const pm = {
    test: (_name: string, check: () => void) => check(),
    response: {
      json: () => JSON.parse(text),
      to: { have: { status: (expected: number) => expect([status, text]).toEqual([expected, text]) } },
    },
    collectionVariables: { set: (name: string, value: unknown) => variables.set(name, String(value)) },
  };
  runInNewContext(lines.join('\n'), { pm });
}

// What a sync, a platform and a person do, and no call of the API.
async function plantRest(organization: Organization, colleague: string): Promise<void> {
  await inOrganization(stackHandles(), organization.id, async (sql) => {
    const { id } = organization;
    await sql`insert into memberships (org_id, user_id, role) values (${id}, ${colleague}, 'viewer')`;
    await sql`
      insert into webhook_deliveries (org_id, id, integration_id, platform, dedupe_key, kind, subject_type,
        subject_external_id, received_at, payload_ciphertext, status, attempts, ended_at)
      select org_id, gen_random_uuid(), id, platform, 'planted', 'planted', 'profile', '77', now() - interval '2 days',
        'v1.gone.AAAA.AAAA.AAAA', 'dead', 4, now() from integrations where org_id = ${id}`;
    await sql`
      insert into leads (org_id, id, integration_id, platform, external_id, owner_type, owner_external_id, form_name,
        answers_ciphertext, received_at)
      select org_id, gen_random_uuid(), id, platform, 'planted', 'profile', '77', 'Visit', 'v1.gone.AAAA.AAAA.AAAA', now()
      from integrations where org_id = ${id}`;
  });
}

async function holdFigures(sql: TransactionSql, orgId: string): Promise<void> {
  await sql`
    insert into held_figures (org_id, ad_account_id, doubt, since, last_seen_at)
    select org_id, id, 'value_missing', now(), now() from ad_accounts where org_id = ${orgId} and selected
    on conflict (org_id, ad_account_id) do update set accepted_at = null`;
  await sql`
    insert into alerts (org_id, kind, severity, cause_key, subject_type, subject_id, "values", opened_at)
    select org_id, 'figures_held', 'warning', 'figures_held:' || id, 'integration', integration_id,
      jsonb_build_object('adAccountId', id), now()
    from ad_accounts where org_id = ${orgId} and selected
    on conflict do nothing`;
}

test('every request of the Postman collection is answered as documented, in its order with its own scripts', async ({
  playwright,
  request,
  person,
  stack,
}) => {
  const organization = await foundOrganization(person.session, { currency: 'USD', timeZone: 'Asia/Riyadh' });
  const integrationId = await connectMeta(person.session, organization.id);
  const runId = await chooseEverything(organization, integrationId);
  await expectRun(stack, organization.id, runId, { status: 'succeeded' });
  const extraHTTPHeaders = { ...ownOrigin(), ...ownAddress() };
  const second = await playwright.request.newContext({ baseURL: stack.url, extraHTTPHeaders });
  const colleague = await signUpPerson(second);
  const { id: colleagueId } = await (await colleague.session.get('/api/me')).json();
  await second.dispose();
  await plantRest(organization, colleagueId);

  const collection = collectionSchema.parse(await (await request.get('/docs/postman.json')).json());
  const environment = environmentSchema.parse(await (await request.get('/docs/postman-environment.json')).json());
  const variables: Variables = new Map(environment.values.map(({ key, value }) => [key, value]));
  expect(variables.get('baseUrl')).toBe(new URL(stack.url).origin);
  variables.set('apiToken', organization.token);
  const bearer = filled(collection.auth.bearer[0]?.value ?? '', variables);
  for (const { item } of collection.item) {
    for (const { name, event, request: sent } of item) {
      // A later sync holds figures back again after they were accepted.
      if (/\/(held-figures|alerts)$/.test(sent.url.raw)) {
        await inOrganization(stack, organization.id, (sql) => holdFigures(sql, organization.id));
      }
      await test.step(`${sent.method} ${sent.url.raw} (${name})`, async () => {
        runScript(
          event.flatMap(({ script }) => script.exec),
          await send(sent, bearer, variables),
          variables,
        );
      });
    }
  }
});
