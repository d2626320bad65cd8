import '@/server/load-env-files';
import { checkStart } from '@/lib/check-start';
import { listUnclaimed } from '@/lib/webhooks/list-unclaimed';
import { runCommand } from './run-command';

/** Lists deliveries about accounts that no organization here reads. Nothing personal is shown. */
async function showUnclaimed(): Promise<boolean> {
  await checkStart();
  const found = await listUnclaimed();
  if (found.length === 0) process.stdout.write('No deliveries without an organization.\n');
  for (const { platform, kind, subjectType, subjectExternalId, count, firstReceivedAt, lastReceivedAt } of found) {
    const about = subjectType ? `${subjectType} ${subjectExternalId}` : 'no account';
    process.stdout.write(`${platform}  ${kind}  ${about}  ${count}  ${firstReceivedAt} to ${lastReceivedAt}\n`);
  }
  return true;
}

await runCommand(showUnclaimed);
