import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { platformIds } from '@/lib/platforms/platform';
import { writePrivate } from '../write-private';

const schema = z.object({
  email: z.email(),
  orgId: z.uuid().nullable(),
  apiToken: z.string().nullable(),
  /** Whether it has the keys that the sandbox sends lead forms with. */
  hasWebhookKeys: z.boolean().default(false),
  /** Platforms that the demo was last completed for; null: never. */
  seeded: z.array(z.string()).nullable().default(null),
});

/** How far the seeding of the demo got; kept so that an interrupted one goes on. */
export type DemoState = z.infer<typeof schema>;

const DEMO_EMAIL = 'demo@nakhla.example';

/** The state in `file`; the very beginning when there is none that can be read. */
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

/** Whether everything the demo is to have is there. */
export function isComplete({ seeded, hasWebhookKeys }: DemoState): boolean {
  return hasWebhookKeys && seeded !== null && platformIds.every((platform) => seeded.includes(platform));
}
