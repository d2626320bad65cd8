import { answerWebhook } from '@/lib/webhooks/inbox/answer-webhook';

interface Context {
  params: Promise<{ platform: string }>;
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return (await answerWebhook(request, (await params).platform)).response;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return (await answerWebhook(request, (await params).platform)).response;
}
