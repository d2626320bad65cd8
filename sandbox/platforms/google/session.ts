import { invalidReason, readToken } from '../../oauth/sealed-credentials';
import { Refusal } from '../../refusal';
import type { SandboxContext, SandboxRequest } from '../../sandbox-platform';
import type { Person } from '../../world/model';
import { traitsOf } from './app-traits';
import { accessPrefix } from './credential-prefixes';
import { adsFailure, errorInfo, refuse } from './google-error';
import { type Customer, customerOf, directCustomers, treeOf } from './hierarchy';
import { bearerOf } from './identity';
import { adsScope } from './scopes';

export interface AdsCall {
  request: SandboxRequest;
  context: SandboxContext;
  person: Person;
  clientId: string;
}

const oldestVersion = 23;
const newestVersion = 26;

/** @throws Refusal for a retired version, or a token that is not valid for ads */
export function openAds(request: SandboxRequest, context: SandboxContext): AdsCall {
  const version = Number(request.params.version);
  if (version < oldestVersion || version > newestVersion) {
    throw refuse(
      'requestError',
      'UNSUPPORTED_VERSION',
      `Version v${version} is deprecated. Requests to it will be blocked.`,
    );
  }
  const token = readToken(context, accessPrefix, bearerOf(request));
  if (token?.platform !== 'google' || token.kind !== 'access')
    throw new Refusal(errorInfo('UNAUTHENTICATED', 'CREDENTIALS_MISSING'));
  const invalid = invalidReason(context, token);
  if (invalid === 'expired') throw new Refusal(errorInfo('UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED'));
  const person = context.world.person(token.person);
  if (invalid || !person) {
    throw new Refusal(
      adsFailure('authenticationError', 'OAUTH_TOKEN_REVOKED', 'OAuth token in the header was revoked.'),
    );
  }
  if (!token.granted.includes(adsScope)) {
    const message = 'Request had insufficient authentication scopes.';
    throw new Refusal(errorInfo('PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', message));
  }
  return { request, context, person, clientId: token.client };
}

/** @throws Refusal when the person does not reach the customer directly or through `login-customer-id` */
export function customerIn({ request, context, person, clientId }: AdsCall): Customer {
  const id = request.params.customer ?? '';
  const login = request.headers['login-customer-id'];
  if (!/^\d+$/.test(id)) throw refuse('requestError', 'INVALID_CUSTOMER_ID', `Invalid customer ID '${id}'.`);
  if (login !== undefined && !/^\d+$/.test(String(login))) {
    throw refuse('headerError', 'INVALID_LOGIN_CUSTOMER_ID', 'The login customer ID could not be validated.');
  }
  if (traitsOf(clientId).readsTestAccountsOnly) {
    throw refuse(
      'authorizationError',
      'CLOUD_PROJECT_NOT_APPROVED_FOR_PRODUCTION',
      'The Google Cloud project is only approved for use with test accounts.',
    );
  }
  const root = String(login ?? id);
  if (!directCustomers(person).includes(root)) {
    throw refuse(
      'authorizationError',
      'USER_PERMISSION_DENIED',
      "User doesn't have permission to access customer. Note: If you're accessing a client customer, the manager's customer id must be set in the 'login-customer-id' header.",
    );
  }
  const customer = treeOf(context, root).find((entry) => entry.customer.id === id)?.customer;
  if (!customer) {
    throw refuse(
      'authorizationError',
      'INVALID_LOGIN_CUSTOMER_ID_SERVING_CUSTOMER_ID_COMBINATION',
      'The login customer specified does not have access to the account specified.',
    );
  }
  if (customer.status !== 'ENABLED') {
    throw refuse(
      'authorizationError',
      'CUSTOMER_NOT_ENABLED',
      "The customer account can't be accessed because it is not yet enabled or has been deactivated.",
    );
  }
  return customer;
}

/** @throws Refusal for a person without Google Ads */
export function accessibleCustomers({ person, context }: AdsCall): string[] {
  const ids = directCustomers(person).filter((id) => customerOf(context, id));
  if (ids.length > 0) return ids.map((id) => `customers/${id}`);
  throw refuse(
    'authenticationError',
    'NOT_ADS_USER',
    'The Google account that generated the OAuth access token is not associated with a Google Ads account.',
  );
}
