import postgres from 'postgres';

export interface Ownership {
  release(): Promise<void>;
}

interface OwnershipOptions {
  databaseUrl: string;
  schema: string;
  // A killed executor releases the lock as soon as its socket closes.
  patienceMs: number;
  // Called once when the lock is lost: another executor may now do the work.
  onLost: () => void;
}

const RETRY_MS = 100;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A session-level advisory lock: a dead owner's work is free the moment its connection closes.
 * @throws Error when another executor keeps the lock longer than `patienceMs`
 */
export async function acquireOwnership(options: OwnershipOptions): Promise<Ownership> {
  let isHeld = false;
  const connection = postgres(options.databaseUrl, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    connection: { application_name: 'cmis-executor-lock' },
    onclose: () => {
      if (!isHeld) return;
      isHeld = false;
      options.onLost();
    },
  });
  const deadline = Date.now() + options.patienceMs;
  for (;;) {
    const rows = await connection<{ locked: boolean }[]>`
      select pg_try_advisory_lock(hashtext('cmis-executor'), hashtext(${options.schema})) as locked`;
    if (rows[0]?.locked) break;
    if (Date.now() >= deadline) {
      await connection.end();
      throw new Error('Another executor is running on this database. Stop it first.');
    }
    await pause(RETRY_MS);
  }
  isHeld = true;
  return {
    release: async () => {
      isHeld = false;
      await connection.end({ timeout: 1 });
    },
  };
}
