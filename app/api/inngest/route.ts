import { answerEngine } from '@/inngest/serve-engine';
import { inBackground } from '@/lib/work-kind';

// Only these three: other methods of older SDKs returned the environment.
export const GET = (request: Request) => inBackground(() => answerEngine(request, 'GET'));
export const POST = (request: Request) => inBackground(() => answerEngine(request, 'POST'));
export const PUT = (request: Request) => inBackground(() => answerEngine(request, 'PUT'));
