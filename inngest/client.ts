import { Inngest } from 'inngest';
import { engineLogger } from './engine-logger';

/** The engine answers at once or is in trouble; without a limit a call to one that hangs would never end. */
const ENGINE_PATIENCE_MS = 10_000;

const fetchInTime: typeof fetch = async (input, init) => {
  try {
    return await fetch(input, { ...init, signal: AbortSignal.timeout(ENGINE_PATIENCE_MS) });
  } catch (error) {
    // The SDK reports every other message as a wrong set-up of this function.
    throw new TypeError('fetch failed', { cause: error });
  }
};

/**
 * The Inngest client. Server and keys come from the environment (INNGEST_BASE_URL and keys); its dev mode does not: an
 * INNGEST_DEV left in a shell would switch off the check of signatures.
 */
export const inngest = new Inngest({ id: 'cmis', isDev: false, logger: engineLogger, fetch: fetchInTime });
