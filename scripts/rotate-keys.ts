import '@/server/load-env-files';
import { forgetOldStates } from '@/lib/connect/oauth-state';
import { checkStart } from '@/lib/health/check-start';
import { type RotationResult, rotateKeys } from '@/lib/vault/rotate-keys';
import { runCommand } from './run-command';

const PROGRESS_MS = 2_000;
const SHOWN_STUCK = 20;

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const quoted = (ids: string[]) => ids.map((id) => `"${id}"`).join(', ');

function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

let shownAt = Date.now();
function showProgress({ organizations, values }: { organizations: number; values: number }): void {
  if (Date.now() - shownAt < PROGRESS_MS) return;
  shownAt = Date.now();
  write(`${count(organizations, 'organization')} done, ${count(values, 'value')} re-encrypted so far`);
}

function summary({ organizations, values, newestKeyId, stuck, keyIdsInUse, removableKeyIds }: RotationResult): string {
  const done = `${count(values, 'value')} re-encrypted, ${count(organizations, 'organization')} looked at`;
  if (stuck.length > 0) {
    const where = `${count(stuck.length, 'value')} cannot be opened and stay on ${quoted(keyIdsInUse)}`;
    return `Not done: ${done}; ${where}. Add the key that is missing, or reconnect or disconnect what is listed above, then run this again.`;
  }
  if (keyIdsInUse.length > 0) {
    return `Not done: ${done}; values came up again on ${quoted(keyIdsInUse)}: a server still runs without "${newestKeyId}" in front. Start every server with the new TOKEN_ENCRYPTION_KEYS, then run this again.`;
  }
  const next =
    removableKeyIds.length > 0
      ? `Remove ${quoted(removableKeyIds)} from TOKEN_ENCRYPTION_KEYS and restart the servers.`
      : 'TOKEN_ENCRYPTION_KEYS lists no older key.';
  return `Done: ${done}; everything is on key "${newestKeyId}". ${next}`;
}

async function rotate(): Promise<boolean> {
  await checkStart();
  const result = await rotateKeys(showProgress, forgetOldStates);
  for (const { orgId, column, rowId, reason } of result.stuck.slice(0, SHOWN_STUCK)) {
    write(`organization ${orgId}, ${column} of ${rowId}: ${reason}`);
  }
  if (result.stuck.length > SHOWN_STUCK) write(`… and ${result.stuck.length - SHOWN_STUCK} more`);
  write(summary(result));
  return result.keyIdsInUse.length === 0;
}

// The driver's message: the query builder's repeats the query with its values.
function failureText(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `The keys were not rotated: ${cause instanceof Error ? cause.message : cause}`;
}

await runCommand(rotate, failureText);
