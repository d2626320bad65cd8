import type { z } from 'zod';

const TIMEOUT_MS = 30_000;

export class Api {
  constructor(
    private readonly origin: string,
    private readonly orgId: string,
    private readonly token: string,
  ) {}

  async call<T>(schema: z.ZodType<T>, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return schema.parse(JSON.parse(text));
  }

  async isAccepted(): Promise<boolean> {
    const answer = await this.#send('GET', '/sync/status');
    await answer.body?.cancel();
    return answer.ok;
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.origin}/api/orgs/${this.orgId}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }
}
