import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { DocumentedAnswers } from '@/lib/openapi/testing/documented-answers';
import { stackHandles } from './stack-handles';

let served: Promise<DocumentedAnswers> | undefined;

async function readDocument(requests: APIRequestContext): Promise<DocumentedAnswers> {
  const answer = await requests.get(`${stackHandles().url}/openapi.json`);
  expect(answer.status()).toBe(200);
  return new DocumentedAnswers(await answer.json());
}

/** Fails unless the OpenAPI document that the stack serves has this answer to the request. */
export async function expectDocumented(
  requests: APIRequestContext,
  method: string,
  answer: APIResponse,
): Promise<void> {
  served ??= readDocument(requests);
  const { pathname, search } = new URL(answer.url());
  const documented = await served;
  const fault = documented.faultOf({
    method,
    path: `${pathname}${search}`,
    status: answer.status(),
    contentType: answer.headers()['content-type'] ?? null,
    text: await answer.text(),
  });
  expect(fault, 'differs from the OpenAPI document').toBeNull();
}
