import pino from 'pino';

// Only these keys reach the log, so a new secret cannot leak. Values are ids, counts, times and closed codes.
const ALLOWED_FIELDS = new Set([
  'attempt',
  'campaigns',
  'code',
  'count',
  'dataType',
  'durationMs',
  'endpoint',
  'errorClass',
  'event',
  'functionId',
  'httpStatus',
  'integrationId',
  'method',
  'orgId',
  'page',
  'path',
  'pid',
  'platform',
  'port',
  'reason',
  'requestId',
  'retryAfterSeconds',
  'route',
  'rows',
  'rowsChanged',
  'runId',
  'status',
  'tier',
  'trigger',
  'userId',
  'vendorCode',
  'vendorRequestId',
  'vendorSubcode',
]);
const SECRET_SHAPE =
  /(cmis_[\w-]{8,}|EAA\w{8,}|Bearer\s+\S+|access_token=[^&\s]+|client_secret=[^&\s]+|code=[^&\s]+|v1\.[\w-]+\.[\w-]+\.[\w-]+\.[\w-]+)/g;

function scrub(text: string): string {
  return text.replace(SECRET_SHAPE, '[redacted]');
}

// The message of a failed query ends with its parameters: addresses, hashes, typed text.
function messageOf(error: Error): string {
  return scrub('query' in error && 'params' in error ? (error.message.split('\nparams:')[0] ?? '') : error.message);
}

// The stack repeats the message before its frames.
function framesOf(stack: string): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return scrub(frames.slice(0, 7).join('\n'));
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: messageOf(error),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack ? { stack: framesOf(error.stack) } : {}),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}

function allowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key === 'err') kept.err = describeError(value);
    else if (ALLOWED_FIELDS.has(key)) kept[key] = typeof value === 'string' ? scrub(value) : value;
  }
  return kept;
}

export function createLogger(destination: pino.DestinationStream): pino.Logger {
  return pino(
    {
      base: undefined,
      level: 'info',
      timestamp: pino.stdTimeFunctions.isoTime,
      // Already plain; pino's own serializer would relabel it.
      serializers: { err: (described) => described },
      formatters: { level: (label) => ({ level: label }), log: allowed },
      hooks: {
        logMethod(args, method) {
          const scrubbed = args.map((arg) => (typeof arg === 'string' ? scrub(arg) : arg));
          method.apply(this, scrubbed as Parameters<typeof method>);
        },
      },
    },
    destination,
  );
}

let destination = pino.destination(1);

/** Standard output belongs to the answer of a command. */
export function logToStandardError(): void {
  destination = pino.destination(2);
}

/** First an object of allowed fields (errors as `err`), then a constant sentence. Masks what looks like a token. */
export const logger = createLogger({ write: (line) => destination.write(line) });
