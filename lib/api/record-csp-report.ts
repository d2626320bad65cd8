import { z } from 'zod';
import { logger } from '@/lib/logger';
import { readRawBody } from './read-raw-body';

const MAX_REPORT_BYTES = 32_768;

const report = z.object({
  body: z.object({ effectiveDirective: z.string().max(100), documentURL: z.string().max(2_000) }),
});

// Without the query, which may contain what a person typed.
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

/** Only directive and page: the endpoint is public, so no other field is trusted. */
export async function recordCspReport(request: Request): Promise<void> {
  try {
    const text = new TextDecoder().decode(await readRawBody(request, MAX_REPORT_BYTES));
    for (const { body } of z.array(report).max(20).parse(JSON.parse(text))) {
      logger.warn(
        { reason: body.effectiveDirective, path: pathOf(body.documentURL) },
        'content security policy violation',
      );
    }
  } catch {
    logger.debug('invalid content security policy report');
  }
}
