import type { SandboxResponse } from './sandbox-platform';

/** Thrown by handlers to answer at once with a platform's error. */
export class Refusal extends Error {
  constructor(readonly response: SandboxResponse) {
    super(`refused with ${response.status}`);
    this.name = 'Refusal';
  }
}
