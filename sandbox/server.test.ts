import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from './server';
import { grantMetaAccess, readGraph } from './testing/grant-meta-access';

const open: Sandbox[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  open.push(sandbox);
  return sandbox;
}

function statusForHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${url}/__sandbox/health`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the sandbox server', () => {
  it('the control API makes an account drift from its campaigns, and a browser form cannot', async () => {
    const { url, world } = await start();
    const [account] = world.platform('meta').accounts;
    const [campaign] = account ? world.platform('meta').campaigns(account.id) : [];
    if (!account || !campaign) throw new Error('the world is empty');
    const spendOf = (facts: Iterable<{ spendMicros: bigint }>) =>
      [...facts].reduce((sum, { spendMicros }) => sum + spendMicros, 0n);
    const tell = (drift: object, contentType = 'application/json') =>
      fetch(`${url}/__sandbox/drift`, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: JSON.stringify(drift),
      }).then(({ status }) => status);
    const drift = { platform: 'meta', account: account.id, percent: 100 };
    expect(await tell(drift, 'text/plain')).toBe(415);
    expect(await tell({ ...drift, percent: -1 })).toBe(400);
    expect(await tell({ ...drift, account: 'unknown' })).toBe(404);
    expect(await tell({ ...drift, platform: 'unknown' })).toBe(404);
    const days = world.platform('meta').history(account.id);
    const spend = spendOf(world.platform('meta').facts(campaign, days));
    expect(spendOf(world.platform('meta').accountFacts(campaign, days))).toBe(spend);
    expect(await tell(drift)).toBe(200);
    expect(spendOf(world.platform('meta').accountFacts(campaign, days))).toBe(2n * spend);
    expect(spendOf(world.platform('meta').facts(campaign, days))).toBe(spend);
  });

  it('the control API deletes one campaign and keeps its figures', async () => {
    const { url, world } = await start();
    const [account] = world.platform('meta').accounts;
    const campaigns = account ? world.platform('meta').campaigns(account.id) : [];
    const campaign = campaigns.find(({ state }) => state === 'active');
    if (!account || !campaign) throw new Error('the world is empty');
    const deletion = (body: object) =>
      fetch(`${url}/__sandbox/delete-campaign`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(({ status }) => status);
    const totals = world.platform('meta').totals();
    expect(await deletion({ platform: 'meta', campaign: 'unknown' })).toBe(404);
    expect(await deletion({ platform: 'meta' })).toBe(400);
    expect(await deletion({ platform: 'meta', campaign: campaign.id })).toBe(200);
    const states = (list: typeof campaigns) => list.map(({ id, state }) => [id, state]);
    expect(states(world.platform('meta').campaigns(account.id))).toEqual(
      states(campaigns.map((one) => (one.id === campaign.id ? { ...one, state: 'deleted' } : one))),
    );
    expect(world.platform('meta').totals()).toEqual(totals);
  });

  it('the control API reports the totals of the world for a window, as of now', async () => {
    const { url, world } = await start({ now: () => new Date('2026-11-22T12:00:00Z') });
    const window = { from: '2026-11-01', to: '2026-11-21' };
    const response = await fetch(`${url}/__sandbox/world?${new URLSearchParams({ platform: 'meta', ...window })}`);
    const [expected] = world.platform('meta').totals(window);
    expect(await response.json()).toMatchObject({
      now: '2026-11-22T12:00:00.000Z',
      accounts: expect.arrayContaining([
        {
          ...expected,
          spendMicros: String(expected?.spendMicros),
          conversionValueMicros: String(expected?.conversionValueMicros),
        },
      ]),
    });
    expect((await fetch(`${url}/__sandbox/world?platform=myspace`)).status).toBe(404);
    expect((await fetch(`${url}/__sandbox/world?from=yesterday`)).status).toBe(400);
  });

  it('tokens stay valid after a restart, and revoked ones stay revoked when the sandbox has a folder', async () => {
    const stateDir = mkdtempSync(path.join(tmpdir(), 'cmis-sandbox-'));
    folders.push(stateDir);
    const first = await start({ stateDir });
    const kept = await grantMetaAccess(first.url);
    const revoked = await grantMetaAccess(first.url, { person: '10158842002' });
    await fetch(`${first.url}/graph.facebook.com/v26.0/me/permissions?access_token=${revoked}`, { method: 'DELETE' });
    await first.close();

    const second = await start({ stateDir });
    expect(await readGraph(second.url, 'me', { access_token: kept })).toMatchObject({ name: 'Layla Haddad' });
    expect((await readGraph(second.url, 'me', { access_token: revoked })).error).toMatchObject({
      code: 190,
      error_subcode: 458,
    });
    const other = await start({ seed: 'another' });
    expect((await readGraph(other.url, 'me', { access_token: kept })).error?.code).toBe(190);
  });

  it('a closed sandbox refuses connections and can start again on its port', async () => {
    const first = await start();
    await first.close();
    await expect(fetch(`${first.url}/__sandbox/health`)).rejects.toThrow();
    const second = await start({ port: Number(new URL(first.url).port) });
    expect((await fetch(`${second.url}/__sandbox/health`)).status).toBe(200);
  });

  it('unknown hosts and paths get 404, and foreign host names get no answer of a platform', async () => {
    const { url } = await start();
    expect((await fetch(`${url}/api.example.com/v1/me`)).status).toBe(404);
    expect((await fetch(`${url}/www.facebook.com/login`)).status).toBe(404);
    expect(await statusForHost(url, 'rebound.example')).toBe(421);
    expect(await statusForHost(url, 'localhost:1')).toBe(200);
  });
});
