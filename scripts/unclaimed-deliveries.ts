import '@/server/load-env-files';
import { checkStart } from '@/lib/check-start';
import { listUnclaimed } from '@/lib/webhooks/list-unclaimed';

/** Shows the operator which accounts platforms tell of that no organization here reads. Nothing personal is shown. */
async function run(): Promise<void> {
  await checkStart();
  const found = await listUnclaimed();
  if (found.length === 0) process.stdout.write('No deliveries for nobody.\n');
  for (const { platform, kind, subjectType, subjectExternalId, count, firstReceivedAt, lastReceivedAt } of found) {
    const about = subjectType ? `${subjectType} ${subjectExternalId}` : 'no account';
    process.stdout.write(`${platform}  ${kind}  ${about}  ${count}  ${firstReceivedAt} to ${lastReceivedAt}\n`);
  }
}

// The pools would keep the process for a minute.
try {
  await run();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
