/** Money in reports: decimal text in major units. */
export function amountText(micros: bigint): string {
  const hundredths = micros / 10_000n;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

/** Budgets: a JSON number in major units. */
export function amountNumber(micros: bigint): number {
  return Number(amountText(micros));
}

/** `2026-11-01 08:00:00`, in UTC. */
export function utcText(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}

/** The zone of fixed offset that TikTok names beside the IANA one, with its inverted sign: `Etc/GMT-3` is UTC+3. */
export function etcZone(minutesAhead: number): string {
  const hours = Math.round(minutesAhead / 60);
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
