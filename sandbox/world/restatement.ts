/** Days after which conversions no longer change. */
export const restatementDays = 28;

const halfLifeScale = 6;
const firstShare = 0.5;

/** Share of the final conversions after `age` days; 1 from day 28. */
export function maturity(age: number): number {
  if (age >= restatementDays) return 1;
  const progress = (1 - Math.exp(-age / halfLifeScale)) / (1 - Math.exp(-restatementDays / halfLifeScale));
  return firstShare + (1 - firstShare) * progress;
}
