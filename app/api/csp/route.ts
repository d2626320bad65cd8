import { recordCspReport } from '@/lib/api/record-csp-report';

/** Where browsers report what the Content-Security-Policy stopped. They send no credentials and expect no body. */
export async function POST(request: Request): Promise<Response> {
  await recordCspReport(request);
  return new Response(null, { status: 204 });
}
