import { describeFields, describeType, type Field } from './describe-fields';
import { dereference, isObject, type JsonObject } from './json-schema';
import { sampleOf } from './sample-of';

/** Who may call: anyone, a signed-in person, or a person or an API token. */
export type OperationAccess = 'public' | 'session' | 'session-or-token';

export interface Parameter extends Field {
  in: 'path' | 'query' | 'header';
  // Allowed values; none: any.
  values: string[];
  example: string;
}

interface OperationBody {
  fields: Field[];
  // JSON, indented.
  sample: string;
}

export interface OperationAnswer {
  status: string;
  description: string;
  media: string | null;
  type: string;
  fields: Field[];
  // JSON, indented; null where the document has none.
  example: string | null;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  access: OperationAccess;
  parameters: Parameter[];
  body: OperationBody | null;
  // Success first.
  answers: OperationAnswer[];
  isStream: boolean;
}

export interface OperationGroup {
  // For an address.
  id: string;
  name: string;
  // May be empty.
  description: string;
  operations: Operation[];
}

export interface Reference {
  title: string;
  // A sentence.
  summary: string;
  // What all operations have in common, as Markdown.
  description: string;
  origin: string;
  groups: OperationGroup[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The OpenAPI document for reading: references resolved, operations by group. @throws Error for a dead reference */
export function toReference(document: JsonObject, origin: string): Reference {
  const info = dereference(document, document.info);
  const tags = list(document.tags).map((tag) => dereference(document, tag));
  const place = (name: string) => tags.findIndex((tag) => tag.name === name) + 1 || tags.length + 1;
  const groups = new Map<string, Operation[]>();
  for (const [path, item] of Object.entries(Object(document.paths))) {
    for (const method of METHODS) {
      const described = Object(item)[method];
      if (!isObject(described)) continue;
      const shared = list(Object(item).parameters);
      const operation = toOperation(document, { path, method, described, shared });
      const name = groupName(described, path);
      groups.set(name, [...(groups.get(name) ?? []), operation]);
    }
  }
  return {
    title: text(info.title),
    summary: text(info.summary),
    description: text(info.description),
    origin,
    groups: [...groups]
      .map(([name, operations]) => ({
        id: toGroupId(name),
        name,
        description: text(tags.find((tag) => tag.name === name)?.description),
        operations,
      }))
      .sort((a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name)),
  };
}

export function findOperation(
  { groups }: Reference,
  id: string,
): { group: OperationGroup; operation: Operation } | null {
  for (const group of groups) {
    const operation = group.operations.find((each) => each.id === id);
    if (operation) return { group, operation };
  }
  return null;
}

interface Described {
  path: string;
  method: string;
  described: JsonObject;
  // Of every method of the path.
  shared: unknown[];
}

function toOperation(document: JsonObject, { path, method, described, shared }: Described): Operation {
  const given = [...shared, ...list(described.parameters)].map((each) => toParameter(document, each));
  const answers = Object.entries(Object(described.responses)).map(([status, answer]) =>
    toAnswer(document, status, answer),
  );
  return {
    id: text(described.operationId),
    method: method.toUpperCase(),
    path,
    summary: text(described.summary),
    description: text(described.description),
    access: accessOf(list(described.security ?? document.security)),
    parameters: given,
    body: toBody(document, described.requestBody),
    answers,
    isStream: answers.some(({ media }) => media === 'text/event-stream'),
  };
}

// By its tag, else by the first part of the path below the organization.
function groupName(described: JsonObject, path: string): string {
  const [tag] = list(described.tags);
  if (typeof tag === 'string') return tag;
  return /^\/api\/orgs\/\{org\}\/([^/]+)/.exec(path)?.[1] ?? /^\/api\/([^/]+)/.exec(path)?.[1] ?? 'other';
}

function toGroupId(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function accessOf(security: unknown[]): OperationAccess {
  const schemes = security.flatMap((each) => Object.keys(Object(each)));
  if (schemes.length === 0) return 'public';
  return schemes.includes('apiToken') ? 'session-or-token' : 'session';
}

function toParameter(document: JsonObject, given: unknown): Parameter {
  const parameter = dereference(document, given);
  const described = describeType(document, parameter.schema);
  const schema = dereference(document, parameter.schema);
  const example = parameter.example ?? (Array.isArray(schema.examples) ? schema.examples[0] : schema.example);
  return {
    ...described,
    name: text(parameter.name),
    in: parameter.in === 'path' || parameter.in === 'header' ? parameter.in : 'query',
    required: parameter.required === true,
    description: text(parameter.description) || described.description,
    values: list(schema.enum).map(String),
    example: example === undefined ? '' : String(example),
  };
}

// The first media type and its content.
function contentOf(document: JsonObject, node: JsonObject): { media: string; content: JsonObject } | null {
  const [first] = Object.entries(Object(node.content));
  return first ? { media: first[0], content: dereference(document, first[1]) } : null;
}

function exampleOf(document: JsonObject, content: JsonObject): unknown {
  const [named] = Object.values(Object(content.examples));
  return content.example ?? dereference(document, named).value;
}

function toBody(document: JsonObject, given: unknown): OperationBody | null {
  const found = contentOf(document, dereference(document, given));
  if (!found) return null;
  const sample = exampleOf(document, found.content) ?? sampleOf(document, found.content.schema);
  return { fields: describeFields(document, found.content.schema), sample: JSON.stringify(sample, null, 2) };
}

function toAnswer(document: JsonObject, status: string, given: unknown): OperationAnswer {
  const answer = dereference(document, given);
  const found = contentOf(document, answer);
  const described = found ? describeType(document, found.content.schema) : null;
  const example = found && exampleOf(document, found.content);
  return {
    status,
    description: text(answer.description),
    media: found?.media ?? null,
    type: described?.type ?? '',
    fields: described?.fields ?? [],
    example: example === undefined || example === null ? null : JSON.stringify(example, null, 2),
  };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
