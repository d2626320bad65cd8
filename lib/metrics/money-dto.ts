import { z } from 'zod';

/** Micros as a decimal string, because JSON numbers end at 2^53. */
export const moneySchema = z.strictObject({
  amountMicros: z.string().regex(/^-?\d+$/),
  currency: z.string().length(3),
});

export function moneyDto(amountMicros: bigint, currency: string): z.infer<typeof moneySchema> {
  return { amountMicros: amountMicros.toString(), currency };
}
