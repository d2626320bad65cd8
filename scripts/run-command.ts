import { logToStandardError } from '@/lib/logger';

/**
 * Runs a command of an operator and ends the process: with 1 when `work` says no or fails, as `failureText` words it.
 * Standard output carries the command's answer and nothing else, so that it can be piped; the log is on standard error.
 */
export async function runCommand(
  work: () => Promise<boolean>,
  failureText = (error: unknown) => (error instanceof Error ? error.message : String(error)),
): Promise<never> {
  logToStandardError();
  try {
    // The pools would keep the process for a minute.
    process.exit((await work()) ? 0 : 1);
  } catch (error) {
    process.stderr.write(`${failureText(error)}\n`);
    process.exit(1);
  }
}
