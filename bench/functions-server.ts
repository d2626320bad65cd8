import { createServer } from 'inngest/node';
import { functions } from '@/inngest';
import { inngest } from '@/inngest/client';
import { startDelivery } from '@/inngest/start-delivery';

const port = Number(process.env.PORT);
startDelivery();
createServer({ client: inngest, functions }).listen(port, '127.0.0.1');
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
