import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { env } from '@/lib/env';
import type { PlatformId } from '@/lib/platform-ids';
import type { Api } from './api';

const EVENTS = ['lead', 'post_published', 'ad_rejected'] as const;
const PATIENCE_MS = 60_000;
const POLL_MS = 1_000;

const page = z.object({ items: z.array(z.object({ status: z.string() })) });

// The demo works without them, so a failure is only reported.
export async function seedWebhooks(
  task: { say: (line: string) => void },
  platforms: readonly PlatformId[],
  api: Api,
): Promise<void> {
  try {
    await sendAndWait(task, platforms, api);
  } catch (error) {
    task.say(`The platforms' webhooks were not processed: ${error instanceof Error ? error.message : error}.`);
  }
}

async function sendAndWait(
  { say }: { say: (line: string) => void },
  platforms: readonly PlatformId[],
  api: Api,
): Promise<void> {
  let sent = 0;
  for (const platform of platforms) {
    for (const event of EVENTS) {
      const answer = await fetch(`${env().CMIS_SANDBOX_URL}/__sandbox/webhooks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ platform, event, ...(event === 'lead' ? { count: 3 } : {}) }),
        signal: AbortSignal.timeout(10_000),
      });
      if (answer.status === 202) sent += event === 'lead' ? 3 : 1;
      await answer.body?.cancel();
    }
  }
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { items } = await api.call(page, 'GET', '/webhooks/deliveries?status=processed&limit=100');
    if (items.length >= sent) return say(`${items.length} webhooks of the platforms are processed.`);
    if (Date.now() > end) return say(`${items.length} of ${sent} webhooks of the platforms are processed so far.`);
    await pause(POLL_MS);
  }
}
