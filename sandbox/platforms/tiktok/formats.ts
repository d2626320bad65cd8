export function amountText(micros: bigint): string {
  const hundredths = micros / 10_000n;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

export function amountNumber(micros: bigint): number {
  return Number(amountText(micros));
}

/** `2026-11-01 08:00:00`, in UTC. */
export function utcText(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace('T', ' ');
}

/** TikTok's fixed-offset zone with an inverted sign: `Etc/GMT-3` is UTC+3. */
export function etcZone(minutesAhead: number): string {
  const hours = Math.round(minutesAhead / 60);
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
