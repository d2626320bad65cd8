import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';

/** The file `.cmis/local.json`, which exists while the stack runs. */
export const handlesSchema = z.object({
  url: z.url(),
  email: z.email(),
  password: z.string(),
  orgId: z.uuid(),
  apiToken: z.string(),
  databaseUrl: z.url(),
  inngestUrl: z.url(),
  sandboxUrl: z.url(),
  webhookSecrets: z.record(z.enum(platformIds), z.string()),
  webhookVerifyToken: z.string(),
});

export type Handles = z.infer<typeof handlesSchema>;
