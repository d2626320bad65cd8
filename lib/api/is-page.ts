export function isPage(pathname: string): boolean {
  return !/^\/(api|_next)(\/|$)|\.[a-z0-9]+$/i.test(pathname);
}
