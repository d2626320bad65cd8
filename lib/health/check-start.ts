import 'server-only';
import { findUnsafeRoles } from '@/db/check-roles';
import { env, isProduction } from '@/lib/env';
import { logger } from '@/lib/logger';
import { checkKeyRing } from '@/lib/vault/check-key-ring';

const PATIENCE_MS = 8_000;
const PAUSE_MS = 500;

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// From anywhere in the chain of causes.
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause ? codeOf(error.cause) : error.name;
}

// Retries until the database answers: it may be starting.
async function unsafeRoles(deadline: number): Promise<string[]> {
  try {
    return await findUnsafeRoles();
  } catch (error) {
    if (Date.now() + PAUSE_MS < deadline) {
      await sleep(PAUSE_MS);
      return unsafeRoles(deadline);
    }
    const { host, pathname } = new URL(env().DATABASE_URL);
    throw new Error(
      `The database of DATABASE_URL (${host}${pathname}) cannot be used: ${codeOf(error)}. Start it, or correct the variable.`,
    );
  }
}

async function ringFaults(): Promise<string[]> {
  try {
    return await checkKeyRing();
  } catch (error) {
    throw new Error(
      `Refusing to start: the stored keys cannot be read (${codeOf(error)}). Run \`npm run db:migrate\`: the database may be older than this version.`,
    );
  }
}

/**
 * @throws Error with one line, without secrets, for an incomplete environment, an unreachable database,
 * a role that bypasses row-level security, or a key ring that cannot open stored values
 */
export async function checkStart(): Promise<void> {
  const { INNGEST_EVENT_KEY } = env();
  if (isProduction() && !INNGEST_EVENT_KEY) {
    logger.warn('no engine is configured (INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY): background syncs do not run');
  }
  const unsafe = await unsafeRoles(Date.now() + PATIENCE_MS);
  if (unsafe.length > 0) {
    throw new Error(
      `Refusing to start: ${unsafe.join('; ')}. Organizations would not be kept apart. Use cmis_app and cmis_system.`,
    );
  }
  const faults = await ringFaults();
  if (faults.length > 0) throw new Error(`Refusing to start: ${faults.join('; ')}.`);
}

export async function checkStartOrExit(): Promise<void> {
  try {
    await checkStart();
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    logger.fatal({ err: error }, 'start failed');
    process.stderr.write(`${line}\n`);
    process.exit(1);
  }
}
