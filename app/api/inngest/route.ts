import { answerEngine } from '@/inngest/serve-engine';
import { inBackground } from '@/lib/work-kind';

// These three only: other verbs of older SDKs answered with the environment.
export const GET = (request: Request) => inBackground(() => answerEngine(request, 'GET'));
export const POST = (request: Request) => inBackground(() => answerEngine(request, 'POST'));
export const PUT = (request: Request) => inBackground(() => answerEngine(request, 'PUT'));
