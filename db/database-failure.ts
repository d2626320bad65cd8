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

const TAKES_NO_CHANGES = [
  '53', // disk full, out of memory, another limit of its configuration
  '58', // its disk or file system fails
  '25006', // read-only: a standby, or switched by the administrator
];

const TOOK_TOO_LONG = ['57014', '25P03'];

const IN_THE_WAY = [
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // a lock that is not available
];

// SQLSTATEs of text and dates that JSON and URLs can carry but Postgres types cannot.
const NOT_STORABLE = [
  '22007', // a year of more than four digits
  '22008', // the year 0000
  '22021', // a NUL character
];

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

export function databaseFailure(error: unknown): DatabaseFailure | null {
  return KINDS.find(([, codes]) => saysOneOf(codes, error))?.[0] ?? null;
}
