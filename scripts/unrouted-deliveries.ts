import '@/server/load-env-files';
import { checkStart } from '@/lib/check-start';
import { listUnrouted } from '@/lib/webhooks/deliveries/list-unrouted';
import { runCommand } from './run-command';

// Lists accounts that platforms report on and no organization reads; shows no personal data.
async function run(): Promise<void> {
  await checkStart();
  const found = await listUnrouted();
  if (found.length === 0) process.stdout.write('No unrouted deliveries.\n');
  for (const { platform, kind, subjectType, subjectExternalId, count, firstReceivedAt, lastReceivedAt } of found) {
    const about = subjectType ? `${subjectType} ${subjectExternalId}` : 'no account';
    process.stdout.write(`${platform}  ${kind}  ${about}  ${count}  ${firstReceivedAt} to ${lastReceivedAt}\n`);
  }
  return true;
}

await runCommand(showUnrouted);
