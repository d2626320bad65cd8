import { publicReference } from '@/app/openapi.json/public-reference';
import { operationMarkdown } from '@/lib/docs/operation-markdown';
import { findOperation } from '@/lib/docs/reference';
import { noSuchPage } from '../../no-such-page';
import { textResponse } from '../../text-response';

/** The Markdown twin of the page of an operation, `<operationId>.md`. */
export async function GET(request: Request, context: { params: Promise<{ operation: string }> }): Promise<Response> {
  const { operation: name } = await context.params;
  const reference = publicReference();
  const found = name.endsWith('.md') ? findOperation(reference, name.slice(0, -3)) : null;
  if (!found) return noSuchPage(request);
  return textResponse(operationMarkdown(found.operation, reference.origin), 'text/markdown');
}
