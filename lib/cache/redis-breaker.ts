// A slower answer is used, but counts as a failure.
const SLOW_MS = 100;
const FAILURES_IN_A_ROW = 3;
const PAUSE_MS = 5_000;

/** Stops calls to a Redis that does not answer: three failures open it for five seconds, then one probe decides. */
export class RedisBreaker {
  private failures = 0;
  private closedAgainAt = 0;
  private probing = false;

  // A caller that gets true must report the result to `ended`.
  admits(): boolean {
    if (this.failures < FAILURES_IN_A_ROW) return true;
    if (this.probing || performance.now() < this.closedAgainAt) return false;
    this.probing = true;
    return true;
  }

  // A call that the budget cut short before SLOW_MS says nothing about Redis.
  ended(answered: boolean, isCutShort: boolean, tookMs: number): void {
    this.probing = false;
    if (answered && tookMs < SLOW_MS) this.failures = 0;
    else if (!isCutShort || tookMs >= SLOW_MS) {
      this.failures += 1;
      this.closedAgainAt = performance.now() + PAUSE_MS;
    }
  }
}
