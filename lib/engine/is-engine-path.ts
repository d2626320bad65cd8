export function isEnginePath(pathname: string): boolean {
  return /^\/api\/inngest\/?$/.test(pathname);
}
