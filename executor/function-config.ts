import { z } from 'zod';
import { cronFault } from './cron-expressions';
import { expressionFault } from './expressions';

const concurrencyRule = z.object({
  limit: z.number().int().min(0),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env', 'account']).optional(),
});

const trigger = z.union([
  z.object({ event: z.string().min(1), expression: z.string().optional() }),
  z.object({ cron: z.string().min(1), jitter: z.string().optional() }),
]);

const functionConfig = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z.array(trigger),
  steps: z.object({
    step: z.object({
      runtime: z.object({ type: z.string(), url: z.url() }),
      retries: z.object({ attempts: z.number().int().min(0).max(20).optional() }).optional(),
    }),
  }),
  concurrency: z
    .union([z.number().int().min(0), concurrencyRule, z.array(concurrencyRule).max(2)])
    .optional()
    .transform((value) => {
      if (value === undefined) return [];
      if (typeof value === 'number') return [{ limit: value }];
      return Array.isArray(value) ? value : [value];
    }),
  priority: z.object({ run: z.string().optional() }).optional(),
  idempotency: z.string().optional(),
  throttle: z.unknown().optional(),
  rateLimit: z.unknown().optional(),
  debounce: z.unknown().optional(),
  batchEvents: z.unknown().optional(),
  singleton: z.unknown().optional(),
  cancel: z.unknown().optional(),
  timeouts: z.unknown().optional(),
});

export type FunctionConfig = z.infer<typeof functionConfig>;

const DEFAULT_RETRIES = 4;
const UNSUPPORTED = ['throttle', 'rateLimit', 'debounce', 'batchEvents', 'singleton', 'cancel', 'timeouts'] as const;
const UNSUPPORTED_EVENTS = ['inngest/function.finished', 'inngest/function.cancelled', 'inngest/scheduled.timer'];

export function maxAttempts(config: FunctionConfig): number {
  return (config.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1;
}

function isUsed(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function triggerFaults(config: FunctionConfig): string[] {
  return config.triggers.flatMap((each) => {
    if ('cron' in each) {
      const fault = cronFault(each.cron);
      return fault ? [`has the cron "${each.cron}": ${fault}`] : [];
    }
    if (UNSUPPORTED_EVENTS.includes(each.event))
      return [`listens to "${each.event}", which this executor does not send`];
    const fault = each.expression && expressionFault(each.expression);
    return fault ? [`has the trigger expression "${each.expression}": ${fault}`] : [];
  });
}

function expressionFaults(config: FunctionConfig): string[] {
  const expressions = [
    ...config.concurrency.map((rule) => ({ option: 'concurrency.key', text: rule.key })),
    { option: 'priority.run', text: config.priority?.run },
    { option: 'idempotency', text: config.idempotency },
  ];
  return expressions.flatMap(({ option, text }) => {
    const fault = text && expressionFault(text);
    return fault ? [`has the ${option} "${text}": ${fault}`] : [];
  });
}

function faultsOf(config: FunctionConfig): string[] {
  return [
    ...UNSUPPORTED.filter((option) => isUsed(config[option])).map(
      (option) => `uses the option "${option}", which this executor does not support`,
    ),
    ...(config.steps.step.runtime.type === 'http'
      ? []
      : [`is served by "${config.steps.step.runtime.type}", not http`]),
    ...triggerFaults(config),
    ...expressionFaults(config),
  ];
}

export type ParsedFunctions = { ok: true; functions: FunctionConfig[] } | { ok: false; error: string };

export function parseFunctions(input: unknown): ParsedFunctions {
  const parsed = z.array(functionConfig).safeParse(input);
  if (!parsed.success) return { ok: false, error: `The functions are not valid. ${z.prettifyError(parsed.error)}` };
  const faults = parsed.data.flatMap((config) =>
    faultsOf(config).map((fault) => `The function "${config.id}" ${fault}.`),
  );
  return faults.length > 0 ? { ok: false, error: faults.join(' ') } : { ok: true, functions: parsed.data };
}
