import { z } from 'zod';
import { platformIds } from '@/lib/platform-ids';

/** `.cmis/local.json`: addresses and credentials of the running stack; exists only while it runs. */
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
  // For Meta's handshake.
  webhookVerifyToken: z.string(),
});

export type Handles = z.infer<typeof handlesSchema>;
