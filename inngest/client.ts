import { Inngest } from 'inngest';
import { engineLogger } from './engine-logger';

// Without a limit a call to a hanging engine would never end.
const ENGINE_PATIENCE_MS = 10_000;

const fetchInTime: typeof fetch = async (input, init) => {
  try {
    return await fetch(input, { ...init, signal: AbortSignal.timeout(ENGINE_PATIENCE_MS) });
  } catch (error) {
    // The SDK reports any other message as a wrong set-up of this function.
    throw new TypeError('fetch failed', { cause: error });
  }
};

// Dev mode is fixed, not read from the environment: INNGEST_DEV left in a shell would disable signature checks.
export const inngest = new Inngest({ id: 'cmis', isDev: false, logger: engineLogger, fetch: fetchInTime });
