/** Snap writes both SUCCESS and success. */
export function isFailed(status: string | null | undefined): boolean {
  return (status ?? '') !== '' && status?.toUpperCase() !== 'SUCCESS';
}
