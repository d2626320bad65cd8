import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';
import { writePrivate } from '../write-private';

const schema = z.object({
  email: z.email(),
  orgId: z.uuid().nullable(),
  apiToken: z.string().nullable(),
  hasWebhookKeys: z.boolean().default(false),
  seeded: z.array(z.string()).nullable().default(null),
});

export type DemoState = z.infer<typeof schema>;

const DEMO_EMAIL = 'demo@nakhla.example';

export async function readDemoState(file: string): Promise<DemoState> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { email: DEMO_EMAIL, orgId: null, apiToken: null, hasWebhookKeys: false, seeded: null };
  }
}

export function writeDemoState(file: string, state: DemoState): void {
  writePrivate(file, `${JSON.stringify(state, null, 2)}\n`);
}

export function isComplete({ seeded, hasWebhookKeys }: DemoState): boolean {
  return hasWebhookKeys && seeded !== null && platformIds.every((platform) => seeded.includes(platform));
}
