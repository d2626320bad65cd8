/** What the driver and the network say when the database cannot be reached. */
const UNREACHABLE = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  '08', // connection exceptions
  '57P', // shut down by the administrator, crashed, starting up, dropped, idle for too long
  '53300', // too many connections
];

/** SQLSTATEs of a database that answers but takes no changes for now; of most of them reading goes on. */
const TAKES_NO_CHANGES = [
  '53', // disk full, out of memory, another limit of its configuration
  '58', // its disk or file system fails
  '25006', // read-only: a standby, or switched by the administrator
];

/** SQLSTATEs of what PostgreSQL ends because it takes too long: a statement, or a transaction that does nothing. */
const TOOK_TOO_LONG = ['57014', '25P03'];

/** SQLSTATEs that a second try of the same transaction cures. */
const IN_THE_WAY = [
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // a lock that is not available
];

/** What Postgres says of text and dates that JSON and URLs can carry and its types cannot. */
const NOT_STORABLE = [
  '22007', // a year of more than four digits
  '22008', // the year 0000
  '22021', // a NUL character
];

/** SQLSTATEs have five characters and are matched by class; every other code as a whole. */
function isOneOf(list: readonly string[], code: string): boolean {
  return list.some((entry) => entry === code || (code.length === 5 && /^\d/.test(entry) && code.startsWith(entry)));
}

function saysOneOf(list: readonly string[], error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  if ('code' in error && typeof error.code === 'string' && isOneOf(list, error.code)) return true;
  return saysOneOf(list, error.cause, depth + 1);
}

export type DatabaseFailure = 'unreachable' | 'takes_no_changes' | 'took_too_long' | 'in_the_way' | 'not_storable';

const KINDS: readonly [DatabaseFailure, readonly string[]][] = [
  ['not_storable', NOT_STORABLE],
  ['unreachable', UNREACHABLE],
  ['takes_no_changes', TAKES_NO_CHANGES],
  ['took_too_long', TOOK_TOO_LONG],
  ['in_the_way', IN_THE_WAY],
];

/** What a failed statement or connection means, from the codes in its chain of causes; null for every other error. */
export function databaseFailure(error: unknown): DatabaseFailure | null {
  return KINDS.find(([, codes]) => saysOneOf(codes, error))?.[0] ?? null;
}
