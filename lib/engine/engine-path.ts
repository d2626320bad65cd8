/** Whether a path is the one at which the engine calls functions. */
export function isEnginePath(pathname: string): boolean {
  return /^\/api\/inngest\/?$/.test(pathname);
}
