import { createHmac, randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { sized } from '@/db/testing/test-size';
import type { Handles } from '@/dev/handles';
import { expect, test } from './api-fixtures';
import { inOrganization } from './org-rows';
import { killProcess } from './stack-processes';

const COUNT = sized(250, 5_000);
const KILLS = sized(2, 20);
/** The network may send a thousand requests a minute; a refused one is sent again. */
const AT_ONCE = 8;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Built and signed by Snapchat's rules without product code. */
function snapchatLead({ webhookSecrets }: Handles, accountId: string, leadId: string, secret?: string) {
  const body = JSON.stringify({
    form_id: 'f-1',
    form_name: 'نموذج العرض',
    ad_account_id: accountId,
    lead_id: leadId,
    create_time: String(Date.now()),
    first_name: 'سارة',
    email: 'sara@example.com',
    consent_1: 'true',
  });
  const t = String(Math.floor(Date.now() / 1000));
  const key = secret ?? webhookSecrets.snapchat ?? '';
  const signature = createHmac('sha256', key).update(`${t}.${body}`).digest('hex');
  return { body, headers: { 'content-type': 'application/json', t, signature } };
}

async function send(stack: Handles, accountId: string, leadId: string): Promise<number> {
  const { body, headers } = snapchatLead(stack, accountId, leadId);
  const answer = await fetch(`${stack.url}/api/webhooks/snapchat`, {
    method: 'POST',
    headers,
    body,
    signal: AbortSignal.timeout(20_000),
  }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
  return answer?.status ?? 0;
}

const snapchatAccount = (stack: Handles) =>
  inOrganization(stack, stack.orgId, async (sql) => {
    const [row] = await sql<{ externalId: string }[]>`
      select external_id as "externalId" from ad_accounts where platform = 'snapchat' and selected order by 1 limit 1`;
    if (!row) throw new Error('The demo reads no ad account on Snapchat.');
    return row.externalId;
  });

const countDeliveries = (stack: Handles, prefix: string) =>
  inOrganization(stack, stack.orgId, async (sql) => {
    const [row] = await sql<{ stored: number; processed: number; effects: number; leads: number }[]>`
      with mine as (select id, status from webhook_deliveries where platform = 'snapchat' and dedupe_key like ${`%${prefix}%`})
      select (select count(*) from mine)::int as stored,
        (select count(*) from mine where status = 'processed')::int as processed,
        (select count(*) from webhook_effects e where e.delivery_id in (select id from mine))::int as effects,
        (select count(*) from leads where platform = 'snapchat' and external_id like ${`${prefix}%`})::int as leads`;
    return row ?? { stored: 0, processed: 0, effects: 0, leads: 0 };
  });

test('every acknowledged delivery is processed once, however often processes are killed', async ({ stack }) => {
  const patienceMs = sized(240_000, 1_200_000);
  test.setTimeout(patienceMs + 180_000);
  const accountId = await snapchatAccount(stack);
  const prefix = `killed-${randomInt(1_000_000)}-`;
  const waiting = Array.from({ length: COUNT }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`);
  let acknowledged = 0;
  const client = async () => {
    for (let lead = waiting.shift(); lead; lead = waiting.shift()) {
      const status = await send(stack, accountId, lead);
      if (status === 200) acknowledged += 1;
      else {
        waiting.push(lead);
        await pause(status === 429 ? 2_000 : 300);
      }
      if (status === 200 && acknowledged % 10 === 0) await send(stack, accountId, lead);
    }
  };
  const killer = async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      while (acknowledged < (kill * COUNT) / (KILLS + 1)) await pause(20);
      killProcess(kill % 2 === 1 ? 'app' : 'executor');
    }
  };
  await Promise.all([killer(), ...Array.from({ length: AT_ONCE }, client)]);
  expect(acknowledged).toBe(COUNT);
  await expect
    .poll(() => countDeliveries(stack, prefix), { timeout: patienceMs, intervals: [1_000] })
    .toEqual({ stored: COUNT, processed: COUNT, effects: COUNT, leads: COUNT });
});

test('the next sweep processes a delivery after a crash before its event was sent', async ({ stack }) => {
  const accountId = await snapchatAccount(stack);
  const prefix = `crash-${randomInt(1_000_000)}-`;
  // No engine accepts the event; then the process that recorded it ends as well.
  killProcess('executor');
  expect(await send(stack, accountId, `${prefix}1`)).toBe(200);
  killProcess('app');
  await expect
    .poll(() => countDeliveries(stack, prefix), { timeout: 200_000, intervals: [500] })
    .toMatchObject({ processed: 1, leads: 1 });
});

test('a forged or too large delivery is refused before it is stored', async ({ stack, request }) => {
  const accountId = await snapchatAccount(stack);
  const prefix = `forged-${randomInt(1_000_000)}`;
  const { body, headers } = snapchatLead(stack, accountId, prefix, 'not the secret');
  const address = `${stack.url}/api/webhooks/snapchat`;
  expect((await request.post(address, { headers, data: Buffer.from(body) })).status()).toBe(401);
  expect((await request.post(address, { headers, data: Buffer.alloc(1_100_000) })).status()).toBe(413);
  expect((await request.post(`${stack.url}/api/webhooks/nowhere`, { headers, data: Buffer.from(body) })).status()).toBe(
    404,
  );
  expect(await sendInPieces(stack, 17, Buffer.alloc(65_536))).toContain(' 413 ');
  expect(await countDeliveries(stack, prefix)).toMatchObject({ stored: 0 });
});

async function sendInPieces({ url }: Handles, count: number, piece: Buffer): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  const closed = new Promise((resolve) => socket.once('close', resolve).once('error', resolve));
  socket.write('POST /api/webhooks/snapchat HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n');
  for (let index = 0; index < count; index += 1) {
    socket.write(`${piece.length.toString(16)}\r\n`);
    socket.write(piece);
    socket.write('\r\n');
  }
  socket.end('0\r\n\r\n');
  await closed;
  return answer;
}

test('a body sent one byte at a time is cut off long before its end', async ({ stack }) => {
  const { hostname, port } = new URL(stack.url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.write('POST /api/webhooks/meta HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n');
  let sent = 0;
  const drip = setInterval(() => {
    sent += 1;
    socket.write('x');
  }, 1_000);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await new Promise((resolve) => socket.once('close', resolve).once('error', resolve));
  clearInterval(drip);
  expect(answer).toContain(' 408 ');
  expect(sent).toBeLessThan(20);
});

test("each platform's handshake is answered as documented", async ({ stack, request }) => {
  const { url, webhookSecrets, webhookVerifyToken } = stack;
  const ask = async (platform: string, query: Record<string, string>) => {
    const answer = await request.get(`${url}/api/webhooks/${platform}?${new URLSearchParams(query)}`);
    return { status: answer.status(), text: await answer.text() };
  };
  const hub = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' };
  expect(await ask('meta', { ...hub, 'hub.verify_token': webhookVerifyToken })).toEqual({
    status: 200,
    text: '1158201444',
  });
  expect(await ask('meta', { ...hub, 'hub.verify_token': 'guess' })).toMatchObject({ status: 403 });
  const mac = (platform: 'linkedin' | 'twitter', text: string) =>
    createHmac('sha256', webhookSecrets[platform] ?? '').update(text);
  const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
  const linkedin = await ask('linkedin', { challengeCode: code });
  expect(JSON.parse(linkedin.text)).toEqual({
    challengeCode: code,
    challengeResponse: mac('linkedin', code).digest('hex'),
  });
  const twitter = await ask('twitter', { crc_token: 'abc123' });
  expect(JSON.parse(twitter.text)).toEqual({ response_token: `sha256=${mac('twitter', 'abc123').digest('base64')}` });
  expect(await ask('google', {})).toMatchObject({ status: 405 });
});
