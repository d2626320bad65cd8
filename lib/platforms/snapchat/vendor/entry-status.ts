/** Whether the status of an answer or of an entry of its lists is a failure. Snap writes SUCCESS and success. */
export function isFailed(status: string | null | undefined): boolean {
  return (status ?? '') !== '' && status?.toUpperCase() !== 'SUCCESS';
}
