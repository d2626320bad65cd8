export function isPage(pathname: string): boolean {
  return !/^\/(api|_next|docs)(\/|$)|\.[a-z0-9]+$/i.test(pathname);
}
