import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { createCmisClient } from '@/client/create-cmis-client';
import { withSystem } from '@/db/system';
import { freePort } from '@/dev/free-port';
import { stopProcess } from './executor-process';
import { median } from './median';
import { plantIntegrations } from './planted-syncs';

export interface WebhookFigures {
  acceptedPerSecond: number;
  p99Ms: number;
  // The same server and middleware with a route that only reads the body.
  noOpPerSecond: number;
  noOpP99Ms: number;
  // Accepted over no-op; target: at least 0.5.
  ratio: number;
  stored: number;
}

const CLIENTS = 64;
const ROUND_MS = 4_000;
const ROUNDS = 3;
const SECRET = 'bench-webhook-secret';

interface Shot {
  path: string;
  headers: Record<string, string>;
  body: string;
}

// 64 clients send different Meta deliveries, in turn with a no-op route. The engine only accepts events.
export async function benchWebhooks(): Promise<WebhookFigures> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to measure: run `npm run build` first.');
  const [orgId] = await plantIntegrations(1, 1);
  const [account] = await withSystem('bench: the account that deliveries are about', (tx) =>
    tx.execute<{ externalId: string }>(
      sql`select external_id as "externalId" from ad_accounts where org_id = ${orgId}`,
    ),
  );
  const engine = await startForgetfulEngine();
  const port = await freePort();
  const app = spawn(process.execPath, ['server.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      TRUSTED_HOPS: '1',
      META_WEBHOOK_SECRET: SECRET,
      INNGEST_BASE_URL: engine.url,
      INNGEST_EVENT_KEY: 'bench',
      INNGEST_SIGNING_KEY: `signkey-bench-${randomBytes(32).toString('hex')}`,
    },
  });
  try {
    await untilHealthy(app, port);
    const delivery = deliveries(account?.externalId ?? '');
    const rounds = { accepted: [] as Round[], noOp: [] as Round[] };
    for (const shot of [noOp, delivery]) await shoot(port, shot, 1_500);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.noOp.push(await shoot(port, noOp, ROUND_MS));
      rounds.accepted.push(await shoot(port, delivery, ROUND_MS));
    }
    const rate = (all: Round[]) => median(all.map(({ perSecond }) => perSecond));
    const p99 = (all: Round[]) => median(all.map(({ p99Ms }) => p99Ms));
    const [counted] = await withSystem('bench: how many deliveries are stored', (tx) =>
      tx.execute<{ stored: number }>(sql`select count(*)::int as stored from webhook_deliveries`),
    );
    return {
      acceptedPerSecond: Math.round(rate(rounds.accepted)),
      p99Ms: p99(rounds.accepted),
      noOpPerSecond: Math.round(rate(rounds.noOp)),
      noOpP99Ms: p99(rounds.noOp),
      ratio: rate(rounds.accepted) / rate(rounds.noOp),
      stored: counted?.stored ?? 0,
    };
  } finally {
    await stopProcess(app);
    await engine.close();
  }
}

function deliveries(account: string): () => Shot {
  let serial = 0;
  return () => {
    serial += 1;
    const value = { id: String(serial), level: 'AD', error_code: '1', error_summary: 'x', error_message: 'y' };
    const entry = {
      id: account.replace(/^act_/, ''),
      time: 1_782_862_117,
      changes: [{ field: 'in_process_ad_objects', value }],
    };
    const body = JSON.stringify({ object: 'ad_account', entry: [entry] });
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    return { path: '/api/webhooks/meta', headers: { 'x-hub-signature-256': `sha256=${signature}` }, body };
  };
}

// /api/csp reads the body, finds no report and ends.
const noOp = (): Shot => ({ path: '/api/csp', headers: {}, body: '{"object":"nothing"}' });

interface Round {
  perSecond: number;
  p99Ms: number;
}

async function shoot(port: number, make: () => Shot, forMs: number): Promise<Round> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });
  const times: number[] = [];
  const start = performance.now();
  const client = async () => {
    while (performance.now() - start < forMs) {
      const began = performance.now();
      await sendOne(agent, port, make());
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  const sorted = times.sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p99Ms: Math.round((sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN) * 10) / 10,
  };
}

let sent = 0;

function sendOne(agent: http.Agent, port: number, { path, headers, body }: Shot): Promise<void> {
  sent += 1;
  const from = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      port,
      host: '127.0.0.1',
      method: 'POST',
      path,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': body.length,
        'x-forwarded-for': from,
      },
    };
    const request = http.request(options, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200 || response.statusCode === 204) resolve();
        else reject(new Error(`${path} answered ${response.statusCode}`));
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function untilHealthy(app: ChildProcess, port: number): Promise<void> {
  const cmis = createCmisClient({ url: `http://127.0.0.1:${port}`, token: '' });
  for (;;) {
    if (app.exitCode !== null) throw new Error('The app ended.');
    const health = await cmis.GET('/api/health').catch(() => null);
    if (health?.data) return;
    await pause(100);
  }
}

async function startForgetfulEngine(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const count = text.startsWith('[') ? (JSON.parse(text) as unknown[]).length : 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ids: Array.from({ length: count }, () => '01J'), status: 200 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
