import type { z } from 'zod';
import type { moneySchema } from '@/lib/dashboard/schema';

/** Micros as pages and API carry them: a decimal string, because JSON numbers end at 2^53. */
export function moneyDto(amountMicros: bigint, currency: string): z.infer<typeof moneySchema> {
  return { amountMicros: amountMicros.toString(), currency };
}
