import { z } from 'zod';

/**
 * What a step could not do although it came to its end: rows that cannot be read were left out, or figures that
 * contradict what is stored were held back. Keys below `syncWarnings` in the message files.
 */
export const stepWarningCodes = ['rows_skipped', 'figures_held'] as const;

/** How often, by code. */
export const stepWarningsSchema = z.partialRecord(z.enum(stepWarningCodes), z.int().positive());
export type StepWarnings = z.infer<typeof stepWarningsSchema>;

/** The warnings of a page that left rows out; none for a whole one. */
export function skippedRows({ skipped = [] }: { skipped?: readonly string[] }): StepWarnings {
  return skipped.length > 0 ? { rows_skipped: skipped.length } : {};
}

export function addWarnings(some: StepWarnings, more: StepWarnings): StepWarnings {
  const sums = stepWarningCodes.map((code) => [code, (some[code] ?? 0) + (more[code] ?? 0)] as const);
  return Object.fromEntries(sums.filter(([, count]) => count > 0));
}

export const countWarnings = (warnings: StepWarnings) =>
  Object.values(warnings).reduce((sum, count) => sum + (count ?? 0), 0);
