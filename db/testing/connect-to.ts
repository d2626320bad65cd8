import postgres, { type Sql } from 'postgres';

/** A plain connection to a test database, past `withOrg` and `withSystem`. The caller ends it. */
export function connectTo(url: string): Sql {
  return postgres(url, { max: 1, onnotice: () => {} });
}

export type { Sql };
