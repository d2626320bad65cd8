import { randomBytes } from 'node:crypto';
import type { SandboxWebhooks } from './webhook-sender';
import type { WebhookTarget } from './webhook-target';

/** LinkedIn repeats the handshake this often, X more often. */
const GOOD_MS = 2 * 3_600_000;
const TIMEOUT_MS = 3_000;

/** A platform sends nothing before the address has proved that it belongs to the app. */
export class Handshakes {
  readonly #failed = new Set<string>();
  readonly #requested = new Map<string, { at: number; isDone: Promise<boolean> }>();

  constructor(private readonly target: WebhookTarget) {}

  /** Their events wait for the next handshake. */
  get failed(): string[] {
    return [...this.#failed];
  }

  /** Repeats a handshake that is too old. */
  async isDone(platform: string, webhooks: SandboxWebhooks, secret: string): Promise<boolean> {
    const last = this.#requested.get(platform);
    if (last && Date.now() - last.at < GOOD_MS) return last.isDone;
    const isDone = this.#ask(platform, webhooks, secret);
    this.#requested.set(platform, { at: Date.now(), isDone });
    if (await isDone) {
      this.#failed.delete(platform);
      return true;
    }
    this.#failed.add(platform);
    this.#requested.delete(platform);
    return false;
  }

  async #ask(platform: string, { handshake }: SandboxWebhooks, secret: string): Promise<boolean> {
    if (!handshake) return true;
    const token = randomBytes(16).toString('hex');
    const query = new URLSearchParams(handshake.query({ token, verifyToken: this.target.verifyToken }));
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const answer = await fetch(`${this.target.url}/${platform}?${query}`, { signal, redirect: 'manual' });
      return handshake.accepts({ status: answer.status, body: await answer.text(), token, secret });
    } catch {
      return false;
    }
  }
}
