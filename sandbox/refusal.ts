import type { SandboxResponse } from './sandbox-platform';

/** The handler answers with this error of the platform. */
export class Refusal extends Error {
  constructor(readonly response: SandboxResponse) {
    super(`refused with ${response.status}`);
    this.name = 'Refusal';
  }
}
