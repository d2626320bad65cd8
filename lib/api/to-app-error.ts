import { AppError } from '@/lib/errors';
import { VendorError } from '@/lib/vendor-http/vendor-error';

/** What the driver and Postgres say when the database cannot be reached or is going down or coming up. */
const DATABASE_DOWN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  '53300', // too many connections
  '57P01', // shut down by the administrator
  '57P02', // crashed
  '57P03', // starting up
  '08006', // connection failure
]);

/** What Postgres says when it ends what takes too long: a statement, or a transaction that does nothing. */
const TOOK_TOO_LONG = new Set(['57014', '25P03']);

/** What Postgres says of text and dates that JSON and URLs can carry and its types cannot. */
const NOT_STORABLE = new Set([
  '22007', // a year of more than four digits
  '22008', // the year 0000
  '22021', // a NUL character
]);

function saysOneOf(codes: ReadonlySet<string>, error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 4) return false;
  if ('code' in error && typeof error.code === 'string' && codes.has(error.code)) return true;
  return saysOneOf(codes, error.cause, depth + 1);
}

/** Any failure as one that is fit to show. What is unknown becomes `internal` without a word of the original. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof VendorError) {
    const { code, retryAfterSeconds } = error;
    const options = { messageKey: 'platform_failed', cause: error };
    return new AppError('platform_failed', `The platform did not do what was asked: ${code}.`, {
      ...options,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  if (saysOneOf(NOT_STORABLE, error)) {
    return new AppError('invalid_input', 'The input holds a NUL character or a date that no calendar has.', {
      cause: error,
    });
  }
  if (saysOneOf(DATABASE_DOWN, error)) {
    return new AppError('unavailable', 'The database cannot be reached. Try again in a moment.', {
      retryAfterSeconds: 5,
      cause: error,
    });
  }
  if (saysOneOf(TOOK_TOO_LONG, error)) {
    return new AppError('unavailable', 'The database took too long. Try again in a moment.', {
      retryAfterSeconds: 5,
      cause: error,
    });
  }
  return new AppError('internal', 'Something failed on our side. The request id names it in our log.', {
    cause: error,
  });
}
