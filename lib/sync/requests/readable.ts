/** Integrations in these states are read by the schedule: their token lives, or is being renewed. */
export const readableStatuses = ['active', 'refreshing', 'retry_wait'] as const;

/** Whether an integration in this state can be read. */
export function isReadable(status: string): boolean {
  return readableStatuses.some((readable) => readable === status);
}
