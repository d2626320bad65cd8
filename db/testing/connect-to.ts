import postgres, { type Sql } from 'postgres';

export function connectTo(url: string): Sql {
  return postgres(url, { max: 1, onnotice: () => {} });
}

export type { Sql };
