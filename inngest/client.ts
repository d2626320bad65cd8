import { Inngest } from 'inngest';
import { engineLogger } from './engine-logger';

/** The Inngest client. Server, keys and dev mode come from the environment (INNGEST_BASE_URL and keys). */
export const inngest = new Inngest({ id: 'cmis', logger: engineLogger });
