import '@/server/load-env-files';
import { checkStart } from '@/lib/health/check-start';
import { listUnrouted } from '@/lib/webhooks/deliveries/list-unrouted';
import { runCommand } from './run-command';

async function showUnrouted(): Promise<boolean> {
  await checkStart();
  const found = await listUnrouted();
  if (found.length === 0) process.stdout.write('No deliveries without an organization.\n');
  for (const { platform, kind, subjectType, subjectExternalId, count, firstReceivedAt, lastReceivedAt } of found) {
    const about = subjectType ? `${subjectType} ${subjectExternalId}` : 'no account';
    process.stdout.write(`${platform}  ${kind}  ${about}  ${count}  ${firstReceivedAt} to ${lastReceivedAt}\n`);
  }
  return true;
}

await runCommand(showUnrouted);
