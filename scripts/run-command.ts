import { logToStandardError } from '@/lib/logger';

/**
 * Exits with 1 when `work` returns false or throws. Standard output carries the answer only; the log is on standard
 * error.
 */
export async function runCommand(
  work: () => Promise<boolean>,
  failureText = (error: unknown) => (error instanceof Error ? error.message : String(error)),
): Promise<never> {
  logToStandardError();
  try {
    // The connection pools would keep the process alive for a minute.
    process.exit((await work()) ? 0 : 1);
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`);
    process.exit(1);
  }
}
