import { Inngest } from 'inngest';
import { engineLogger } from './engine-logger';

/**
 * The Inngest client. Server and keys come from the environment (INNGEST_BASE_URL and keys); its dev mode does not: an
 * INNGEST_DEV left in a shell would switch off the check of signatures.
 */
export const inngest = new Inngest({ id: 'cmis', isDev: false, logger: engineLogger });
