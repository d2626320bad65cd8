import { jsonResponse } from '../../json-response';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { answerQuery } from './answer-query';
import { traitsOf } from './app-traits';
import { fieldMask, jsonRow } from './gaql/rows';
import { errorResponse, refuse, requestId } from './google-error';
import { pageOffset, pageToken } from './page-token';
import { type AdsCall, accessibleCustomers, customerIn, openAds } from './session';

const streamFields = new Set(['query', 'summaryRowSetting']);
const searchFields = new Set([...streamFields, 'pageToken', 'pageSize', 'validateOnly', 'searchSettings']);

export function listAccessibleCustomers(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  return good({ resourceNames: accessibleCustomers(openAds(request, context)) });
}

export function search(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  checkFields(request, searchFields);
  if (request.body.pageSize !== undefined) {
    throw refuse('requestError', 'PAGE_SIZE_NOT_SUPPORTED', 'Setting the page size is not supported.');
  }
  const { query, rows } = answer(call);
  const now = context.now().getTime();
  const offset = pageOffset(request, now);
  const end = offset + traitsOf(call.clientId).pageRows;
  const results = rows.slice(offset, end).map((row) => jsonRow(row, query.select));
  return good({
    ...(results.length > 0 ? { results } : {}),
    ...(end < rows.length ? { nextPageToken: pageToken(request, end, now) } : {}),
    fieldMask: fieldMask(query.select),
    queryResourceConsumption: String(100 + rows.length),
  });
}

/** One list of chunks; errors are in a list too. */
export function searchStream(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  try {
    const call = openAds(request, context);
    checkFields(request, streamFields);
    const { query, rows } = answer(call);
    const id = requestId();
    const size = traitsOf(call.clientId).pageRows;
    const chunks = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => ({
      results: rows.slice(index * size, (index + 1) * size).map((row) => jsonRow(row, query.select)),
      fieldMask: fieldMask(query.select),
      requestId: id,
    }));
    return good(chunks, id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { response } = error;
    throw new Refusal({ ...response, body: `[${response.body}]` });
  }
}

function answer(call: AdsCall) {
  const customer = customerIn(call);
  const { query } = call.request.body;
  if (typeof query !== 'string' || query.trim() === '') {
    throw refuse('fieldError', 'REQUIRED', 'The required field was not present: query.');
  }
  return answerQuery(call.context, customer, query);
}

/** Protobuf JSON refuses unknown fields. */
function checkFields({ body }: SandboxRequest, known: ReadonlySet<string>): void {
  const unknown = Object.keys(body).find((name) => !known.has(name));
  if (unknown === undefined) return;
  const message = `Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`;
  throw new Refusal(errorResponse('INVALID_ARGUMENT', [], message));
}

function good(value: unknown, id = requestId()): SandboxResponse {
  return jsonResponse(value, 200, { 'request-id': id });
}
