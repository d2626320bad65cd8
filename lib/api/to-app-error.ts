import { databaseFailure } from '@/db/database-failure';
import { AppError } from '@/lib/errors';
import { VendorError } from '@/lib/vendor-http/vendor-error';

function unavailable(message: string, options: ConstructorParameters<typeof AppError>[2]): AppError {
  return new AppError('unavailable', message, options);
}

export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof VendorError) {
    const { code, retryAfterSeconds } = error;
    const options = { messageKey: 'platform_failed', cause: error };
    return new AppError('platform_failed', `The platform could not complete the request: ${code}.`, {
      ...options,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
  switch (databaseFailure(error)) {
    case 'not_storable':
      return new AppError('invalid_input', 'The input contains a NUL character or an invalid date.', {
        cause: error,
      });
    case 'unreachable':
      return unavailable('The database cannot be reached. Try again in a moment.', {
        retryAfterSeconds: 5,
        cause: error,
      });
    case 'takes_no_changes':
      return unavailable('The database takes no changes at the moment; reading goes on. Try again later.', {
        messageKey: 'databaseTakesNoChanges',
        retryAfterSeconds: 60,
        cause: error,
      });
    case 'took_too_long':
      return unavailable('The database took too long. Try again in a moment.', { retryAfterSeconds: 5, cause: error });
    case 'in_the_way':
      return unavailable('Another change was in the way. Try again.', { retryAfterSeconds: 1, cause: error });
  }
  return new AppError('internal', 'Something failed on our side. Find it in the log by the request id.', {
    cause: error,
  });
}
