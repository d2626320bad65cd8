import { recordCspReport } from '@/lib/api/record-csp-report';

/** Violations of the Content-Security-Policy. Browsers send no credentials and expect no body. */
export async function POST(request: Request): Promise<Response> {
  await recordCspReport(request);
  return new Response(null, { status: 204 });
}
