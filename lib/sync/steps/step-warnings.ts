import { z } from 'zod';

// Keys below `syncWarnings` in the message files. rows_skipped: rows that could not be parsed were left out;
// figures_held: figures that contradict stored ones were held back.
export const stepWarningCodes = ['rows_skipped', 'figures_held'] as const;

export const stepWarningsSchema = z.partialRecord(z.enum(stepWarningCodes), z.int().positive());
export type StepWarnings = z.infer<typeof stepWarningsSchema>;

export function skippedRows({ skipped = [] }: { skipped?: readonly string[] }): StepWarnings {
  return skipped.length > 0 ? { rows_skipped: skipped.length } : {};
}

export function addWarnings(some: StepWarnings, more: StepWarnings): StepWarnings {
  const sums = stepWarningCodes.map((code) => [code, (some[code] ?? 0) + (more[code] ?? 0)] as const);
  return Object.fromEntries(sums.filter(([, count]) => count > 0));
}

export const countWarnings = (warnings: StepWarnings) =>
  Object.values(warnings).reduce((sum, count) => sum + (count ?? 0), 0);
