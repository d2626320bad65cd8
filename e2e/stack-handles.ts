import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Handles, handlesSchema } from '@/local/handles';

/** Handles of the stack the journeys run against; `e2e/start-stack.ts` sets the folder. */
export function stackHandles(): Handles {
  const folder = process.env.CMIS_E2E_DATA_DIR;
  if (!folder) throw new Error('CMIS_E2E_DATA_DIR is not set: the global set-up did not run.');
  return handlesSchema.parse(JSON.parse(readFileSync(path.join(folder, 'local.json'), 'utf8')));
}
