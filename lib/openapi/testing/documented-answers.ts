import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const answersSchema = z.record(z.string(), z.unknown());
const operationSchema = z.object({ responses: answersSchema });
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ responses: answersSchema }),
});
const responseSchema = z.object({ $ref: z.string().optional(), content: answersSchema.optional() });

/** What a server answered to one request. */
export interface Answer {
  method: string;
  // With or without a query.
  path: string;
  status: number;
  // Null: no body.
  contentType: string | null;
  text: string;
}

const DOCUMENT = 'openapi.json';
const PROBLEM = { 'application/problem+json': '/components/schemas/Problem' };
const pointer = (...names: string[]) =>
  names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Compares answers with an OpenAPI 3.1 document. */
export class DocumentedAnswers {
  readonly #document: z.infer<typeof documentSchema>;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });

  /** Throws `ZodError` for what is no such document. */
  constructor(document: unknown) {
    this.#document = documentSchema.parse(document);
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(this.#document, DOCUMENT);
  }

  /** How the answer differs from the document; null: it does not. Streams of events are compared by their type only. */
  faultOf(answer: Answer): string | null {
    const fault = this.#faultOf(answer);
    return fault && `${answer.method} ${answer.path} answered ${answer.status}: ${fault}`;
  }

  #faultOf({ method, path, status, contentType, text }: Answer): string | null {
    const media = this.#mediaOf(method, path, status);
    if (!media) return 'the document has no such status of this operation';
    if (Object.keys(media).length === 0) return text === '' ? null : 'the document says that it has no body';
    const type = contentType?.split(';')[0]?.trim() ?? '';
    const schema = media[type];
    if (!schema) return `the document says ${Object.keys(media).join(' or ')}, not ${type || 'an empty body'}`;
    return type.endsWith('json') ? this.#bodyFault(schema, text) : null;
  }

  #bodyFault(schema: string, text: string): string | null {
    const validate = this.#ajv.getSchema(`${DOCUMENT}#${encodeURI(schema)}`);
    if (!validate) throw new Error(`The document has no ${schema}.`);
    if (validate(JSON.parse(text))) return null;
    const faults = validate.errors?.map(
      ({ instancePath, message, params }) => `body${instancePath} ${message} ${JSON.stringify(params)}`,
    );
    return faults?.join('; ') ?? null;
  }

  /** Pointers to schemas by media type; null: not documented. */
  #mediaOf(method: string, path: string, status: number): Record<string, string> | null {
    const template = this.#templateOf(path);
    const operation = template && this.#document.paths[template]?.[method.toLowerCase()];
    // What no operation takes is refused, and only so.
    if (!operation) return status === (template ? 405 : 404) ? PROBLEM : null;
    const answer = operationSchema.parse(operation).responses[String(status)];
    if (!answer) return null;
    const { $ref } = responseSchema.parse(answer);
    const name = $ref?.replace('#/components/responses/', '');
    const place = name
      ? pointer('components', 'responses', name)
      : pointer('paths', template, method.toLowerCase(), 'responses', String(status));
    const { content = {} } = responseSchema.parse(name ? this.#document.components.responses[name] : answer);
    return Object.fromEntries(
      Object.keys(content).map((type) => [type, `${place}${pointer('content', type, 'schema')}`]),
    );
  }

  #templateOf(path: string): string | undefined {
    const address = path.split('?')[0] ?? '';
    return Object.keys(this.#document.paths).find((template) =>
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(address),
    );
  }
}
