/** Whether a path is that of a page for people: below none of the programs' folders and without a file's ending. */
export function isPage(pathname: string): boolean {
  return !/^\/(api|_next|docs)(\/|$)|\.[a-z0-9]+$/i.test(pathname);
}
