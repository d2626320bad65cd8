import { Inngest } from 'inngest';

/** The Inngest client. Server, keys and dev mode come from the environment (INNGEST_BASE_URL and keys). */
export const inngest = new Inngest({ id: 'cmis' });
