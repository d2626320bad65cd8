import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Handles, handlesSchema } from '@/dev/handles';

/** Data folder of the stack the tests run against; `e2e/start-stack.ts` sets it. */
export function dataFolder(): string {
  const folder = process.env.CMIS_E2E_DATA_DIR;
  if (!folder) throw new Error('CMIS_E2E_DATA_DIR is not set: the global set-up did not run.');
  return folder;
}

/** The header that a page of the product sends along; a session cookie alone changes nothing. */
export function ownOrigin(): { origin: string } {
  return { origin: new URL(stackHandles().url).origin };
}

/** Handles of the stack the tests run against. */
export function stackHandles(): Handles {
  return handlesSchema.parse(JSON.parse(readFileSync(path.join(dataFolder(), 'local.json'), 'utf8')));
}
