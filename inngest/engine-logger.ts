import { RetryAfterError } from 'inngest';
import { logger } from '@/lib/logger';

type Level = 'debug' | 'info' | 'warn' | 'error';

// SDK errors that our callers log themselves, at a fitting level.
const LOGGED_BY_CALLER = new Set(['Failed to register']);

function write(given: Level) {
  return (...args: unknown[]): void => {
    const err = args.find((arg) => arg instanceof Error) ?? errorIn(args);
    const message = args.find((arg) => typeof arg === 'string');
    // A function that schedules its own retry is not an error.
    if (err instanceof RetryAfterError) {
      logger.info({ reason: err.message }, 'engine: a function will retry later');
      return;
    }
    const level = LOGGED_BY_CALLER.has(message ?? '') ? 'debug' : given;
    logger[level](err ? { err } : {}, `engine: ${message ?? (err ? 'a function failed and may be retried' : 'note')}`);
  };
}

function errorIn(args: unknown[]): unknown {
  for (const arg of args) {
    if (typeof arg === 'object' && arg !== null && 'err' in arg && arg.err instanceof Error) return arg.err;
  }
  return undefined;
}

export const engineLogger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
