/** `small` in `npm test`, `whole` in `npm run test:long`; for files named `*.long.integration.test.ts`. */
export function sized(small: number, whole: number): number {
  return process.env.CMIS_TEST_SIZE === 'whole' ? whole : small;
}
