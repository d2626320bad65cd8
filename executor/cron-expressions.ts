import { Cron } from 'croner';

interface CronSchedule {
  pattern: string;
  timeZone: string;
}

function parse(expression: string): CronSchedule {
  const match = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.+)$/.exec(expression.trim());
  return { timeZone: match?.[1] ?? 'UTC', pattern: match?.[2] ?? '' };
}

// The fault of `[TZ=Area/City ]m h dom mon dow`, or undefined.
export function cronFault(expression: string): string | undefined {
  const { pattern } = parse(expression);
  if (!pattern.startsWith('@') && pattern.split(/\s+/).length !== 5) return 'it must have five fields';
  try {
    nextTick(expression, 0);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// Milliseconds; undefined when there is no further tick.
export function nextTick(expression: string, after: number): number | undefined {
  const { pattern, timeZone } = parse(expression);
  return new Cron(pattern, { timezone: timeZone }).nextRun(new Date(after))?.getTime();
}
