import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port';
import { type Handles, handlesSchema } from './handles';
import { identify } from './process-identity';
import { removeDataFolder, runStack, type StackProcess } from './testing/run-stack';
import { waitUntil } from './wait-until';

const START_TIMEOUT_MS = 240_000;
const { ensureBuilt }: { ensureBuilt: () => Promise<void> } = createRequire(import.meta.url)(
  '../scripts/ensure-built.cjs',
);

let dataDir: string;
let stacks: StackProcess[];
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'cmis-start-'));
  stacks = [];
});
afterEach(async () => {
  for (const stack of stacks) await stack.stop();
  await removeDataFolder(dataDir);
});

function start(env: Record<string, string> = {}, folder = dataDir): StackProcess {
  const stack = runStack({ dataDir: folder, env });
  stacks.push(stack);
  return stack;
}

async function refusal(stack: StackProcess): Promise<{ code: number | null; lines: string[] }> {
  const code = await stack.ended;
  const lines = stack.output().trim().split('\n');
  return { code, lines: lines.filter((line) => !line.endsWith('…')) };
}

const handles = (): Handles => handlesSchema.parse(JSON.parse(readFileSync(path.join(dataDir, 'local.json'), 'utf8')));

function recorded(): { name: string; pid: number }[] {
  return JSON.parse(readFileSync(path.join(dataDir, 'processes.json'), 'utf8'));
}

async function dashboardOf({ url, orgId, apiToken }: Handles): Promise<Response> {
  return fetch(`${url}/api/orgs/${orgId}/dashboard`, { headers: { authorization: `Bearer ${apiToken}` } });
}

describe('a start that cannot succeed', () => {
  it('a start on a port in use ends with one line before any process starts', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const { code, lines } = await refusal(start({ PORT: String(port) }));
    other.close();
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining(`PORT ${port} is taken`)] });
    expect(await readdir(dataDir)).not.toContain('postgres');
  });

  it('a start without a possible data folder ends with one line', async () => {
    const file = path.join(dataDir, 'file');
    await writeFile(file, '');
    const { code, lines } = await refusal(start({}, path.join(file, 'below')));
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining('set CMIS_DATA_DIR')] });
  });

  it('a start with a foreign file in place of the database ends with one line and leaves the file unchanged', async () => {
    await writeFile(path.join(dataDir, 'postgres'), 'precious');
    const { code, lines } = await refusal(start());
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringContaining('The local database in')] });
    expect(await readFile(path.join(dataDir, 'postgres'), 'utf8')).toBe('precious');
    await rm(path.join(dataDir, 'postgres'));
  });
});

describe('the whole stack', () => {
  beforeAll(() => ensureBuilt());

  it(
    'the stack starts with its demo, keeps its data, refuses a damaged database, and recovers from kill -9',
    async () => {
      const first = start();
      await first.ready(START_TIMEOUT_MS);
      const demo = handles();
      expect((await stat(path.join(dataDir, 'local.json'))).mode & 0o777).toBe(0o600);
      const before = await dashboardOf(demo);
      expect(before.status).toBe(200);
      const { overview } = await before.json();
      expect(Number(overview.advertising.spend.amountMicros)).toBeGreaterThan(0);

      const second = await refusal(start());
      expect(second).toEqual({ code: 1, lines: [expect.stringContaining('CMIS already runs')] });

      for (const name of ['app', 'executor', 'sandbox', 'postgres']) {
        const pid = recorded().find((entry) => entry.name === name)?.pid ?? 0;
        process.kill(pid, 'SIGKILL');
        const healed = async () => {
          const isBack = recorded().some((entry) => entry.name === name && entry.pid !== pid);
          return isBack && (await dashboardOf(demo).catch(() => null))?.status === 200;
        };
        expect({ name, healed: await waitUntil(healed, { timeoutMs: 150_000, everyMs: 300 }) }).toEqual({
          name,
          healed: true,
        });
      }

      const pids = recorded().map(({ pid }) => pid);
      process.kill(first.pid, 'SIGKILL');
      expect(await waitUntil(() => !pids.some(identify), { timeoutMs: 60_000 })).toBe(true);

      const again = start();
      await again.ready(START_TIMEOUT_MS);
      const kept = handles();
      expect({ orgId: kept.orgId, apiToken: kept.apiToken }).toEqual({ orgId: demo.orgId, apiToken: demo.apiToken });
      expect((await dashboardOf(kept)).status).toBe(200);

      const running = recorded().map(({ pid }) => pid);
      expect(await again.stop()).toBe(0);
      expect(running.some(identify)).toBe(false);
      expect(await readdir(dataDir)).not.toContain('local.json');

      const version = path.join(dataDir, 'postgres', 'data', 'PG_VERSION');
      await rm(version);
      const damaged = await refusal(start());
      expect(damaged).toEqual({ code: 1, lines: [expect.stringMatching(/PG_VERSION is missing.*Restore the folder/)] });
    },
    2 * START_TIMEOUT_MS,
  );
});
