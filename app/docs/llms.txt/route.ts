import { publicReference } from '@/app/openapi.json/public-reference';
import { llmsText } from '@/lib/docs/llms-text';
import { loadGuides } from '@/lib/docs/load-guide';
import { textResponse } from '../text-response';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const [english, arabic] = await Promise.all([loadGuides('en'), loadGuides('ar')]);
  const reference = publicReference();
  return textResponse(llmsText({ origin: reference.origin, reference, english, arabic }), 'text/plain');
}
