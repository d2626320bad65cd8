import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Handles, handlesSchema } from '@/dev/handles';

export function dataFolder(): string {
  const folder = process.env.CMIS_E2E_DATA_DIR;
  if (!folder) throw new Error('CMIS_E2E_DATA_DIR is not set: the global set-up did not run.');
  return folder;
}

/** A session cookie alone changes nothing: a page sends its origin. */
export function ownOrigin(): { origin: string } {
  return { origin: new URL(stackHandles().url).origin };
}

export function stackHandles(): Handles {
  return handlesSchema.parse(JSON.parse(readFileSync(path.join(dataFolder(), 'local.json'), 'utf8')));
}
