import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeDataFolder, runStack } from '@/dev/testing/run-stack';
import { forgetAuthTakes } from './auth-takes';
import { keepDemoSession } from './demo-session';

const READY_TIMEOUT_MS = 300_000;

/**
 * Playwright's global set-up: a new stack, or the running one of CMIS_E2E_DATA_DIR (started with TRUSTED_HOPS=1). The
 * tests act as the proxy in front, so that each test is a client of its own.
 */
export default async function startStack(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.CMIS_E2E_DATA_DIR) {
    await prepareTests();
    return undefined;
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cmis-e2e-'));
  const stack = runStack({ dataDir, env: { TRUSTED_HOPS: '1' } });
  try {
    await stack.ready(READY_TIMEOUT_MS);
    process.env.CMIS_E2E_DATA_DIR = dataDir;
    await prepareTests();
  } catch (error) {
    await stack.stop();
    await removeDataFolder(dataDir);
    throw error;
  }
  return async () => {
    await stack.stop();
    await removeDataFolder(dataDir);
  };
}

async function prepareTests(): Promise<void> {
  forgetAuthTakes();
  await keepDemoSession();
}
