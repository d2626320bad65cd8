import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const savedState = z.object({
  /** Per `platform|client|person`: how often the grant was revoked; tokens of an earlier generation are dead. */
  generations: z.record(z.string(), z.number()).default({}),
  /** Per `platform|client|person`: single permissions taken back. */
  withdrawn: z.record(z.string(), z.array(z.string())).default({}),
  /** Spent authorization codes and when they would have ended, in ms. */
  spentCodes: z.record(z.string(), z.number()).default({}),
});

type SavedState = z.infer<typeof savedState>;

/** The little that sealed tokens cannot carry: revocations and spent codes. Kept in a file when a folder is given. */
export class SandboxState {
  readonly #file: string | null;
  readonly #state: SavedState;

  constructor(directory: string | undefined) {
    this.#file = directory === undefined ? null : path.join(directory, 'sandbox-state.json');
    this.#state = this.#file === null ? savedState.parse({}) : readState(this.#file);
  }

  generation(grant: string): number {
    return this.#state.generations[grant] ?? 0;
  }

  revoke(grant: string): void {
    this.#state.generations[grant] = this.generation(grant) + 1;
    delete this.#state.withdrawn[grant];
    this.#save();
  }

  withdrawn(grant: string): readonly string[] {
    return this.#state.withdrawn[grant] ?? [];
  }

  withdraw(grant: string, permission: string): void {
    this.#state.withdrawn[grant] = [...new Set([...this.withdrawn(grant), permission])];
    this.#save();
  }

  /** A new consent gives withdrawn permissions back. */
  restore(grant: string, permissions: readonly string[]): void {
    const left = this.withdrawn(grant).filter((permission) => !permissions.includes(permission));
    if (left.length === this.withdrawn(grant).length) return;
    this.#state.withdrawn[grant] = left;
    this.#save();
  }

  /** Marks the code as used; false when it was already. */
  spendCode(code: string, endsAt: number, now: number): boolean {
    for (const [spent, end] of Object.entries(this.#state.spentCodes)) {
      if (end < now) delete this.#state.spentCodes[spent];
    }
    if (this.#state.spentCodes[code] !== undefined) return false;
    this.#state.spentCodes[code] = endsAt;
    this.#save();
    return true;
  }

  #save(): void {
    if (this.#file === null) return;
    mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const next = `${this.#file}.next`;
    writeFileSync(next, JSON.stringify(this.#state), { mode: 0o600 });
    renameSync(next, this.#file);
  }
}

function readState(file: string): SavedState {
  try {
    return savedState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // No file yet, or an unreadable one: the sandbox starts with nothing revoked.
    return savedState.parse({});
  }
}
