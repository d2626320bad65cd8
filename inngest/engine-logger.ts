import { logger } from '@/lib/logger';

type Level = 'debug' | 'info' | 'warn' | 'error';

function write(level: Level) {
  return (...args: unknown[]): void => {
    const err = args.find((arg) => arg instanceof Error) ?? errorIn(args);
    const message = args.find((arg) => typeof arg === 'string');
    logger[level](
      err ? { err } : {},
      `engine: ${message ?? (err ? 'a function failed and may be tried again' : 'note')}`,
    );
  };
}

function errorIn(args: unknown[]): unknown {
  for (const arg of args) {
    if (typeof arg === 'object' && arg !== null && 'err' in arg && arg.err instanceof Error) return arg.err;
  }
  return undefined;
}

/** What the engine's SDK has to say, through our log and its redaction instead of the console. */
export const engineLogger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
