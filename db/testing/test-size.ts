/**
 * `small` in `npm test`, `whole` in `npm run test:long`: the size of a proof that takes minutes at full length. Files
 * that use it are named `*.long.integration.test.ts`.
 */
export function sized(small: number, whole: number): number {
  return process.env.CMIS_TEST_SIZE === 'whole' ? whole : small;
}
