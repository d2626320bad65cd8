import { invalidReason, readToken } from '../../oauth/sealed-credentials';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest, SandboxResponse, SandboxRoute } from '../../sandbox-platform';
import type { Account, Person, Profile } from '../../world/model';
import { accessPrefix } from './credential-prefixes';
import {
  accessDenied,
  expiredToken,
  invalidParameter,
  invalidToken,
  notFound,
  refuse,
  revokedToken,
} from './linkedin-answer';
import { isList, parseRestliQuery, type RestliQuery, type RestliValue } from './restli-query';
import { idIn } from './urn';

/** Monthly versions, each supported for a year. */
const oldestVersion = 202_508;
const newestVersion = 202_607;
const longestQuery = 4_096;

export interface LinkedInCall {
  context: SandboxContext;
  person: Person;
  path: string;
  params: Record<string, string>;
  query: RestliQuery;
}

/** A GET, or one tunnelled through a POST; `path` may hold `{id}`, a number, and `{urn}`. */
export function read(
  path: string,
  scopes: readonly string[],
  answer: (call: LinkedInCall) => SandboxResponse,
): SandboxRoute[] {
  const pattern = path.replaceAll('{id}', '(?<id>\\d+)').replaceAll('{urn}', '(?<urn>urn%3A[\\w%]+)');
  const route = {
    host: 'api.linkedin.com',
    path: new RegExp(`^/rest${pattern}$`, 'i'),
    handle: (request: SandboxRequest, context: SandboxContext) => answer(open(request, context, path, scopes)),
  };
  return [
    { ...route, method: 'GET' },
    { ...route, method: 'POST' },
  ];
}

export function personWith(
  { headers }: SandboxRequest,
  context: SandboxContext,
  resource: string,
  scopes: readonly string[],
): Person {
  const [, text = ''] = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const token = readToken(context, accessPrefix, text);
  if (token?.platform !== 'linkedin' || token.kind !== 'access') throw new Refusal(invalidToken());
  const invalid = invalidReason(context, token);
  if (invalid) throw new Refusal(invalid === 'expired' ? expiredToken() : revokedToken());
  const person = context.world.person(token.person);
  if (!person) throw new Refusal(invalidToken());
  if (!scopes.some((scope) => token.granted.includes(scope))) throw new Refusal(accessDenied(resource));
  return person;
}

function open(request: SandboxRequest, context: SandboxContext, resource: string, scopes: readonly string[]) {
  const person = personWith(request, context, resource, scopes);
  requireVersion(request);
  const query = parseRestliQuery(queryOf(request));
  const isStructured = [...query.values.values()].some((value) => typeof value !== 'string');
  if (isStructured && request.headers['x-restli-protocol-version'] !== '2.0.0') {
    throw invalidParameter('Lists and objects need the header X-Restli-Protocol-Version: 2.0.0');
  }
  return { context, person, path: request.path, params: request.params, query };
}

function requireVersion({ headers }: SandboxRequest): void {
  const version = String(headers['linkedin-version'] ?? '');
  if (version === '') {
    throw refuse({
      status: 400,
      code: 'VERSION_MISSING',
      message: 'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
    });
  }
  const number = /^\d{6}(\.\d\d)?$/.test(version) ? Number(version.slice(0, 6)) : 0;
  if (number < oldestVersion || number > newestVersion) {
    const message = `Requested version ${version} is not active`;
    throw refuse({ status: 426, code: 'NONEXISTENT_VERSION', message });
  }
}

/** The body of a tunnelled POST is the query. */
function queryOf({ method, headers, rawQuery, rawBody }: SandboxRequest): string {
  if (method === 'GET') {
    if (rawQuery.length > longestQuery) {
      throw refuse({ status: 414, code: 'URI_TOO_LONG', message: 'Request URI is too long' });
    }
    return rawQuery;
  }
  if (headers['x-http-method-override']?.toString().toUpperCase() !== 'GET') {
    throw refuse({ status: 405, code: 'METHOD_NOT_ALLOWED', message: 'The sandbox does not emulate writes' });
  }
  if (!headers['content-type']?.includes('application/x-www-form-urlencoded')) {
    throw refuse({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'A tunnelled query is a form' });
  }
  return rawBody;
}

export function textIn({ query }: LinkedInCall, name: string): string | null {
  const value = query.values.get(name);
  if (value === undefined) return null;
  if (typeof value !== 'string') throw invalidParameter(`${name} is not a single value`);
  return value;
}

export function listIn({ query }: LinkedInCall, name: string): string[] | null {
  const value = query.values.get(name);
  return value === undefined ? null : textsOf(value, name);
}

export function textsOf(value: RestliValue | undefined, name: string): string[] {
  const isTexts = isList(value) && value.every((item) => typeof item === 'string');
  if (!isTexts) throw invalidParameter(`${name} is not a list of values`);
  return [...value];
}

export function requireFinder(call: LinkedInCall, ...names: string[]): string {
  const requested = textIn(call, 'q');
  if (requested !== null && names.includes(requested)) return requested;
  throw invalidParameter(`Resource ${call.path} has no finder ${requested ?? '(none)'}`);
}

/** @throws Refusal 404 for an unknown ad account, 403 without a role */
export function accountIn({ context, person, params }: LinkedInCall): Account {
  const id = params.id ?? '';
  const account = context.world.account(id);
  if (!account) throw notFound(`adAccounts/${id}`);
  if (!person.accountIds.includes(id)) {
    throw refuse({ status: 403, code: 'NO_PERMISSION_ON_ENTITY', message: `No permission on account ${id}` });
  }
  return account;
}

export function organizationIn({ context, person, path }: LinkedInCall, urn: string): Profile {
  const id = idIn('organization', urn);
  if (id === null) throw invalidParameter(`${urn} is not the URN of an organization`);
  const profile = context.world.profile(id);
  if (!profile) throw notFound(urn);
  if (!person.profileIds.includes(id)) throw new Refusal(accessDenied(path));
  return profile;
}
