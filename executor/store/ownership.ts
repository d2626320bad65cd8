import postgres from 'postgres';

export interface Ownership {
  release(): Promise<void>;
}

interface OwnershipOptions {
  databaseUrl: string;
  schema: string;
  patienceMs: number;
  onLost: () => void;
}

const RETRY_MS = 100;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A session-level lock ends with its connection. @throws Error when another executor keeps it for `patienceMs` */
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
