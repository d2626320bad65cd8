export function setupHiddenCookie(orgId: string): string {
  return `setup-hidden-${orgId}`;
}
