import { type APIResponse, expect } from '@playwright/test';
import { z } from 'zod';

const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  code: z.string(),
  detail: z.string().min(1),
  requestId: z.uuid(),
  invalidParams: z.array(z.strictObject({ name: z.string(), reason: z.string() })).optional(),
});

/** Fails unless the answer is this problem document (RFC 9457); returns it without the request id. */
export async function expectProblem(answer: APIResponse, status: number, code: string) {
  expect(answer.status()).toBe(status);
  expect(answer.headers()['content-type']).toBe('application/problem+json');
  const { requestId, ...problem } = problemSchema.parse(await answer.json());
  expect(problem).toMatchObject({ type: `urn:cmis:problem:${code}`, status, code });
  expect(requestId).toBe(answer.headers()['x-request-id']);
  return problem;
}
