import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeDataFolder, runStack } from '@/local/testing/run-stack';

const READY_TIMEOUT_MS = 300_000;

/**
 * Playwright's global set-up: a stack of its own on a free port with a throw-away data folder. With
 * CMIS_E2E_DATA_DIR naming the folder of a stack that runs already, that one is used and left running.
 */
export default async function startStack(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.CMIS_E2E_DATA_DIR) return undefined;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cmis-e2e-'));
  const stack = runStack({ dataDir });
  try {
    await stack.ready(READY_TIMEOUT_MS);
  } catch (error) {
    await stack.stop();
    await removeDataFolder(dataDir);
    throw error;
  }
  process.env.CMIS_E2E_DATA_DIR = dataDir;
  return async () => {
    await stack.stop();
    await removeDataFolder(dataDir);
  };
}
