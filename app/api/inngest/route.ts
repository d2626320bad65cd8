import { serve } from 'inngest/next';
import { functions } from '@/inngest';
import { inngest } from '@/inngest/client';

// These three only: other verbs of older SDKs answered with the environment.
export const { GET, POST, PUT } = serve({ client: inngest, functions });
