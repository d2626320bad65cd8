import { after } from 'next/server';
import { announceReceived } from '@/inngest/announce-deliveries';
import { answerWebhook } from '@/lib/webhooks/inbox/answer-webhook';

interface Context {
  params: Promise<{ platform: string }>;
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { response, announced } = await answerWebhook(request, (await params).platform);
  if (announced.length > 0) after(() => announceReceived(announced));
  return response;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return (await answerWebhook(request, (await params).platform)).response;
}
