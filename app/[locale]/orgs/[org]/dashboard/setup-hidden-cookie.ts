/** Name of the cookie that keeps the set-up checklist of an organization hidden on a device. */
export function setupHiddenCookie(orgId: string): string {
  return `setup-hidden-${orgId}`;
}
