import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';
import { integrationCredentials } from '@/db/schema/integration-credentials';
import { oauthStates } from '@/db/schema/oauth-states';
import { withOrg } from '@/db/tenant';
import { connectTo } from '@/db/testing/connect-to';
import { useOwnDatabase } from '@/db/testing/own-database';
import type { SessionWith } from '@/lib/auth/org-session';
import { finishConnect, startConnect } from '@/lib/connect/connect';
import { disconnect } from '@/lib/connect/disconnect';
import { createApiToken } from '@/lib/orgs/api-tokens';
import type { AdsFacet, OAuthFacet, TokenGrant } from '@/lib/platforms/platform';
import { connectAll, mintSession, sync } from '@/lib/sync/testing/connected-organization';
import { FakePlatform, remoteAccount } from '@/lib/sync/testing/fake-platform';
import {
  type SeenRequest,
  sendJson,
  startVendorServer,
  type VendorServer,
} from '@/lib/vendor-http/testing/vendor-server';
import { createVendorClient, type VendorClient } from '@/lib/vendor-http/vendor-client';
import { accessTokenFor } from './access-token-for';

const seen = vi.hoisted(() => ({ log: [] as string[], redis: [] as string[] }));

// The product's own log at its lowest level, and its shared cache on a Redis that shows what it receives.
vi.mock('@/lib/logger', async (original) => {
  const module = await original<typeof import('@/lib/logger')>();
  const logger = module.createLogger({ write: (line: string) => void seen.log.push(line) });
  logger.level = 'trace';
  return { ...module, logger };
});
vi.mock('@/lib/cache/redis-client', () => {
  const data = new Map<string, unknown>();
  const redis = {
    mget: async (...keys: string[]) => keys.map((key) => data.get(key) ?? null),
    set: async (key: string, value: unknown) => {
      seen.redis.push(`${key} ${JSON.stringify(value)}`);
      data.set(key, value);
    },
  };
  return { REDIS_TIMEOUT_MS: 250, redisClient: () => redis };
});

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
const canaries = new Map<string, string>();

// Registers a new secret that must not appear anywhere.
function plant(name: string): string {
  const secret = `${name.replaceAll(/\W/g, '')}${randomBytes(18).toString('hex')}`;
  canaries.set(name, secret);
  return secret;
}

type Mode = 'good' | 'down' | 'garbage' | 'throttled' | 'our_fault' | 'reset' | 'dead' | 'drifted';
const tokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string() });

// A platform that repeats what it received in every error.
class TalkativePlatform extends FakePlatform {
  mode: Mode = 'good';
  private readonly clientSecret = plant('client secret');
  private readonly http: VendorClient;
  private grants = 0;

  private constructor(private readonly server: VendorServer) {
    super();
    this.http = createVendorClient({
      platform: 'meta',
      sandboxOrigin: server.origin,
      classify: () => undefined,
    });
  }

  static async start(): Promise<TalkativePlatform> {
    let platform: TalkativePlatform | undefined;
    const server = await startVendorServer((request, response) => platform?.answer(request, response));
    platform = new TalkativePlatform(server);
    return platform;
  }

  close = () => this.server.close();

  private answer(request: SeenRequest, response: ServerResponse): unknown {
    const echo = { sent: request.body, address: request.address, headers: request.headers };
    switch (this.mode) {
      case 'good': {
        this.grants += 1;
        const fresh = { access_token: plant(`access ${this.grants}`), refresh_token: plant(`refresh ${this.grants}`) };
        return sendJson(response, 200, fresh);
      }
      case 'down':
        return sendJson(response, 503, echo);
      case 'garbage':
        return void response.writeHead(200).end(`<html>${JSON.stringify(echo)}</html>`);
      case 'throttled':
        return sendJson(response, 429, echo, { 'retry-after': '1' });
      case 'our_fault':
        return sendJson(response, 400, { error: 'invalid_client', error_description: JSON.stringify(echo) });
      case 'reset':
        return void response.destroy();
      case 'dead':
        return sendJson(response, 401, { error: 'invalid_grant', error_description: JSON.stringify(echo) });
      case 'drifted':
        return sendJson(response, 200, { access_token: { echo } });
    }
  }

  private async ask(form: Record<string, string>): Promise<TokenGrant> {
    const answer = await this.http.request({
      method: 'POST',
      url: new URL('https://platform.example/token'),
      endpoint: 'POST /token',
      query: { client_secret: this.clientSecret },
      form: { ...form, client_secret: this.clientSecret },
      schema: tokenAnswer,
    });
    return { accessToken: answer.access_token, refreshToken: answer.refresh_token, expiresAt: inSeconds(7200) };
  }

  override async beginConsent(request: Parameters<OAuthFacet['beginConsent']>[0]) {
    canaries.set(`state ${request.state.slice(0, 4)}`, request.state);
    this.consentSecret = plant('consent secret');
    return super.beginConsent(request);
  }

  override async completeConsent({ answer, codeVerifier }: Parameters<OAuthFacet['completeConsent']>[0]) {
    canaries.set(`verifier ${codeVerifier.slice(0, 4)}`, codeVerifier);
    return this.ask({ code: answer.get('code') ?? '', code_verifier: codeVerifier });
  }

  override async refresh({ refreshToken }: { refreshToken: string | null }) {
    return this.ask({ refresh_token: refreshToken ?? '' });
  }

  override async revoke({ accessToken }: { accessToken: string }) {
    await this.ask({ token: accessToken });
  }

  override async listDailyMetrics(request: Parameters<AdsFacet['listDailyMetrics']>[0]) {
    if (this.mode !== 'good') {
      await this.http.request({
        method: 'GET',
        url: new URL('https://platform.example/metrics'),
        endpoint: 'GET /metrics',
        query: { access_token: request.accessToken },
        headers: { authorization: `Bearer ${request.accessToken}` },
        idempotent: false,
        schema: z.object({ rows: z.array(z.unknown()) }),
      });
    }
    return super.listDailyMetrics(request);
  }
}

async function dump(): Promise<string> {
  const superuser = connectTo(inject('databaseUrls').superuser.replace(/\/[^/]*$/, '/cmis_canaries'));
  const tables = await superuser<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await superuser.unsafe(`select t::text as text from ${name} t`);
    texts.push(name, ...rows.map((row) => String(row.text)));
  }
  await superuser.end();
  return texts.join('\n');
}

const routesFolder = path.resolve(import.meta.dirname, '../../app/api/orgs/[org]');

async function apiAnswers(orgId: string, integrationId: string, token: string): Promise<string[]> {
  const answers: string[] = [];
  const files = readdirSync(routesFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /route\.ts$/.test(file),
  );
  for (const file of files) {
    const module = (await import(path.join(routesFolder, file))) as { GET?: unknown };
    if (typeof module.GET !== 'function') continue;
    const url = `http://localhost:3000/api/orgs/${orgId}/${file}`;
    const leaving = new AbortController();
    const request = new Request(url, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal });
    const response: Response = await module.GET(request, {
      params: Promise.resolve(paramsOf(file, orgId, integrationId)),
    });
    answers.push(`${file} ${response.status} ${JSON.stringify([...response.headers])} ${await textOf(response)}`);
    leaving.abort();
  }
  return answers;
}

async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const first = await response.body?.getReader().read();
  return new TextDecoder().decode(first?.value);
}

function paramsOf(file: string, org: string, integrationId: string) {
  return { org, ...(file.includes('[integrationId]') ? { integrationId } : {}) };
}

let platform: TalkativePlatform;
let session: SessionWith<'owner'>;
let integrationId: string;
const errors: unknown[] = [];
const platformOf = () => platform;

async function attempt(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error) => errors.push(error));
}

async function due(times: Partial<typeof integrationCredentials.$inferInsert>): Promise<void> {
  await withOrg(session.orgId, (tx) =>
    tx.update(integrationCredentials).set({ refreshDueAt: inSeconds(-1), retryAt: null, ...times }),
  );
}

async function comeBack(code: string): Promise<void> {
  const request = { platform: 'meta' as const, locale: 'en', origin: 'http://localhost:3000', sessionVersion: 1 };
  const consent = await startConnect(session, request, platformOf);
  const answer = new URLSearchParams({ code, state: consent.searchParams.get('state') ?? '' });
  await attempt(() =>
    finishConnect({ platform: 'meta', answer, userId: session.user.id, sessionVersion: 1 }, platformOf),
  );
}

beforeAll(async () => {
  await useOwnDatabase('cmis_canaries');
  platform = await TalkativePlatform.start();
  platform.accounts = [remoteAccount('1')];
  session = await mintSession();
});
afterAll(() => platform.close());

it('no secret is in any log, error, answer, cache or table, whatever happens to it', async () => {
  integrationId = await connectAll(session, platform);
  const { token } = await createApiToken(session, { name: 'Reader', role: 'viewer', expiresAt: null });
  const answers = await apiAnswers(session.orgId, integrationId, token);
  await sync(session.orgId, integrationId, platform);
  const states = await withOrg(session.orgId, (tx) => tx.select().from(oauthStates));
  const rows = await withOrg(session.orgId, (tx) => tx.select().from(integrationCredentials));
  const ciphertexts = [...states, ...rows].flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) => (/Ciphertext$/.test(name) && value ? [String(value)] : [])),
  );
  const dumps = [await dump()];
  for (const ciphertext of ciphertexts) expect(dumps[0]).toContain(ciphertext);

  // A renewal, then each kind of failure: with a valid token, with an ended one, and of a page of a sync.
  await due({});
  await accessTokenFor(session.orgId, integrationId, platformOf);
  for (const mode of ['down', 'garbage', 'throttled', 'our_fault', 'reset', 'drifted'] as const) {
    platform.mode = mode;
    await due({});
    await attempt(() => accessTokenFor(session.orgId, integrationId, platformOf));
    await due({ expiresAt: inSeconds(-1) });
    await attempt(() => accessTokenFor(session.orgId, integrationId, platformOf));
    await due({ expiresAt: inSeconds(7200), refreshDueAt: inSeconds(3600), exchangeSentAt: null });
    await attempt(() => sync(session.orgId, integrationId, platform, 'metrics'));
    await comeBack(plant(`code ${mode}`));
  }
  answers.push(...(await apiAnswers(session.orgId, integrationId, token)));
  platform.mode = 'dead';
  await due({});
  await attempt(() => accessTokenFor(session.orgId, integrationId, platformOf));
  answers.push(...(await apiAnswers(session.orgId, integrationId, token)));
  platform.mode = 'good';
  await comeBack(plant('code good'));
  await due({ accessTokenCiphertext: ciphertexts[0] ?? '' });
  await attempt(() => accessTokenFor(session.orgId, integrationId, platformOf));
  dumps.push(await dump());
  platform.mode = 'down';
  await disconnect(session, integrationId, { eraseHistory: false }, platformOf);
  answers.push(...(await apiAnswers(session.orgId, integrationId, token)));

  const clear = new Map([
    ...canaries,
    ['key of the ring', (process.env.TOKEN_ENCRYPTION_KEYS ?? '').split(':')[1] ?? ''],
  ]);
  const places = {
    log: seen.log.join('\n'),
    errors: errors
      .map((error) => `${JSON.stringify(error)} ${inspect(error, { depth: 12, showHidden: true })}`)
      .join('\n'),
    answers: answers.join('\n'),
    redis: seen.redis.join('\n'),
    database: [...dumps, await dump()].join('\n'),
  };
  const find = (text: string, secrets: Map<string, string>) =>
    [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);

  // Proves that each place holds something, and that a planted secret is found in each.
  expect(clear.size).toBeGreaterThan(20);
  expect([...clear.values()].filter((secret) => secret.length < 16)).toEqual([]);
  expect(errors.length).toBeGreaterThan(12);
  expect(answers.filter((answer) => / 200 /.test(answer)).length).toBeGreaterThan(40);
  expect(places.log).toContain('token renewal ended');
  expect(places.redis).toContain('dashboard');
  expect(places.database).toContain(integrationId);
  const [planted = ''] = clear.values();
  for (const text of Object.values(places)) expect(find(`${text} ${planted}`, clear)).toHaveLength(1);
  const elsewhere = connectTo(inject('databaseUrls').superuser.replace(/\/[^/]*$/, '/cmis_canaries'));
  await elsewhere`update integrations set display_name = ${planted} where id = ${integrationId}`;
  await elsewhere.end();
  expect(find(await dump(), clear)).toHaveLength(1);

  for (const [place, text] of Object.entries(places)) expect([place, find(text, clear)]).toEqual([place, []]);
  // Encrypted values are in the database only.
  const sealed = new Map(ciphertexts.map((text, index) => [`ciphertext ${index}`, text]));
  for (const place of ['log', 'errors', 'answers', 'redis'] as const) {
    expect([place, find(places[place], sealed)]).toEqual([place, []]);
  }
});
