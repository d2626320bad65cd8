/** An answer that takes longer counts as a failure for the requests to come, though it is used. */
const SLOW_MS = 100;
const FAILURES_IN_A_ROW = 3;
const PAUSE_MS = 5_000;

/**
 * Remembers that Redis does not answer, so that not every request finds out again: after three failures in a row no
 * call is made for five seconds, then one, and its answer decides.
 */
export class RedisBreaker {
  private failures = 0;
  private closedAgainAt = 0;
  private probing = false;

  /** Whether a call may be made now. Each that may is reported to `ended`. */
  admits(): boolean {
    if (this.failures < FAILURES_IN_A_ROW) return true;
    if (this.probing || performance.now() < this.closedAgainAt) return false;
    this.probing = true;
    return true;
  }

  /** A call has ended after `tookMs`. One cut short before it was slow says nothing of Redis. */
  ended(answered: boolean, isCutShort: boolean, tookMs: number): void {
    this.probing = false;
    if (answered && tookMs < SLOW_MS) this.failures = 0;
    else if (!isCutShort || tookMs >= SLOW_MS) {
      this.failures += 1;
      this.closedAgainAt = performance.now() + PAUSE_MS;
    }
  }
}
