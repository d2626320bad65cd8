import { answerEngine } from '@/inngest/serve-engine';

// These three only: other verbs of older SDKs answered with the environment.
export const GET = (request: Request) => answerEngine(request, 'GET');
export const POST = (request: Request) => answerEngine(request, 'POST');
export const PUT = (request: Request) => answerEngine(request, 'PUT');
