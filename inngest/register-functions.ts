import { z } from 'zod';
import { ENGINE_PATH, engineOrigin } from '@/lib/engine/own-address';
import { SIGNATURE_HEADER } from '@/lib/engine/signature-header';
import { canonicalJson, sign } from '@/lib/engine/signing';
import { callSdk } from './serve-engine';

const syncAnswer = z.object({ message: z.string().optional(), modified: z.boolean().optional() });

/**
 * The SDK posts the functions to the engine's `/fn/register`. `modified`: the engine had another list before.
 * @throws Error when the engine is unreachable or refuses the list
 */
export async function registerFunctions(signingKey: string): Promise<{ modified: boolean }> {
  const body = canonicalJson({ url: `${engineOrigin()}${ENGINE_PATH}` });
  const headers = new Headers({
    'content-type': 'application/json',
    [SIGNATURE_HEADER]: sign(signingKey, body, Date.now()),
  });
  const response = await callSdk('PUT', '', headers, body);
  const { message, modified = false } = syncAnswer.parse(await response.json());
  if (!response.ok) throw new Error(`The engine did not take the functions: ${message ?? response.status}`);
  return { modified };
}
