import { createServer } from 'inngest/node';
import { functions } from '@/inngest';
import { inngest } from '@/inngest/client';

/** The product's background functions over HTTP without the pages, for a bench where there is no build to serve. */
const port = Number(process.env.PORT);
createServer({ client: inngest, functions }).listen(port, '127.0.0.1');
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
