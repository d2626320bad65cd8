import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './schema';

export interface CmisClientOptions {
  // Origin of the installation, as `https://marketing.example.org`.
  url: string;
  // An API token, `cmis_…`.
  token: string;
  // Default: the one of the platform.
  fetch?: (request: Request) => Promise<Response>;
}

/** A call answers `{ data, error, response }`; `error` is a problem document with a `code` for programs. */
export function createCmisClient({ url, token, fetch }: CmisClientOptions): Client<paths> {
  const headers = { authorization: `Bearer ${token}` };
  return createClient<paths>({ baseUrl: url, headers, ...(fetch ? { fetch } : {}) });
}
