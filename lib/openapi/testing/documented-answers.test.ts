import { describe, expect, it } from 'vitest';
import { problemAnswer, problemSchema } from '@/lib/openapi/components';
import { exampleIds } from '@/lib/openapi/example-ids';
import { type Answer, DocumentedAnswers } from './documented-answers';

const label = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid' }, name: { type: 'string' } },
  required: ['id', 'name'],
  additionalProperties: false,
};
const documented = new DocumentedAnswers({
  openapi: '3.1.0',
  paths: {
    '/api/orgs/{org}/labels/{labelId}': {
      get: {
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Label' } } } },
          404: { $ref: '#/components/responses/NotFound' },
        },
      },
      delete: { responses: { 204: { description: 'Deleted' }, 404: problemAnswer(['not_found']) } },
    },
  },
  components: {
    schemas: { Label: label, Problem: problemSchema },
    responses: { NotFound: problemAnswer(['not_found']) },
  },
});

const path = `/api/orgs/${exampleIds.org}/labels/${exampleIds.labelId}`;
const json = 'application/json; charset=utf-8';
const problemType = 'application/problem+json';
const summer = { id: exampleIds.labelId, name: 'Summer' };
const problem = {
  type: 'urn:cmis:problem:not_found',
  title: 'Not found',
  status: 404,
  code: 'not_found',
  detail: 'No such resource, or no access to it.',
  requestId: exampleIds.org,
};

function faultOf(
  method: string,
  status: number,
  contentType: string | null,
  body: unknown,
  more: Partial<Answer> = {},
) {
  const text = body === null ? '' : JSON.stringify(body);
  return documented.faultOf({ method, path, status, contentType, text, ...more });
}

describe('an answer of the API', () => {
  it('passes when it is what the document says', () => {
    expect(faultOf('GET', 200, json, summer)).toBeNull();
    expect(faultOf('GET', 200, json, summer, { path: `${path}?limit=1` })).toBeNull();
    expect(faultOf('GET', 404, problemType, problem)).toBeNull();
    expect(faultOf('DELETE', 404, problemType, problem)).toBeNull();
    expect(faultOf('DELETE', 204, null, null)).toBeNull();
  });

  it('is refused with a field of another type or format, without a field and with one that the document lacks', () => {
    const wrong = faultOf('GET', 200, json, { ...summer, name: 5 });
    expect(wrong).toBe(`GET ${path} answered 200: body/name must be string {"type":"string"}`);
    expect(faultOf('GET', 200, json, { ...summer, id: 'one' })).toContain('body/id must match format "uuid"');
    expect(faultOf('GET', 200, json, { ...summer, colour: 'red' })).toContain('{"additionalProperty":"colour"}');
    expect(faultOf('GET', 200, json, { id: summer.id })).toContain('{"missingProperty":"name"}');
  });

  it('is refused with a status that the operation does not have', () => {
    const fault = faultOf('GET', 409, problemType, problem);
    expect(fault).toBe(`GET ${path} answered 409: the document has no such status of this operation`);
    expect(faultOf('DELETE', 200, json, summer)).toContain('no such status');
  });

  it('is refused when an error is no problem document', () => {
    expect(faultOf('GET', 404, json, problem)).toContain(`the document says ${problemType}, not application/json`);
    expect(faultOf('DELETE', 404, problemType, { ...problem, code: 'lost' })).toContain('body/code');
    expect(faultOf('GET', 404, problemType, {})).toContain('{"missingProperty":"code"}');
  });

  it('is refused with a body where the document has none, and without one where it has one', () => {
    expect(faultOf('DELETE', 204, json, summer)).toContain('the document says that it has no body');
    expect(faultOf('GET', 200, null, null)).toContain('not an empty body');
  });

  it('of an unknown address or method can only be a refusal', () => {
    const unknown = { path: `${path}/more` };
    expect(faultOf('GET', 404, problemType, problem, unknown)).toBeNull();
    expect(faultOf('GET', 200, json, summer, unknown)).toContain('no such status');
    expect(faultOf('PUT', 405, problemType, { ...problem, status: 405, code: 'method_not_allowed' })).toBeNull();
    expect(faultOf('PUT', 200, json, summer)).toContain('no such status');
  });
});
