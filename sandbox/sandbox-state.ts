import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type KeptOrganization, keptOrganizationSchema } from './world/own-company';

const savedState = z.object({
  /** Per `platform|client|person`: how often the grant was revoked; tokens of an earlier generation are dead. */
  generations: z.record(z.string(), z.number()).default({}),
  /** Per `platform|client|person`: single permissions taken back. */
  withdrawn: z.record(z.string(), z.array(z.string())).default({}),
  /** Spent authorization codes and when they would have ended, in ms. */
  spentCodes: z.record(z.string(), z.number()).default({}),
  /** Per `platform|client|person`: tokens of which a platform keeps count, by nonce, and when each was last used, in ms. */
  tokenUses: z.record(z.string(), z.record(z.string(), z.number())).default({}),
  /** Per `platform|client|person`: what the latest consent was asked for, where another question ends older tokens. */
  askedScopes: z.record(z.string(), z.string()).default({}),
  /** Per platform: organizations with a company of their own, the one that consented last at the end. */
  organizations: z.record(z.string(), z.array(keptOrganizationSchema)).default({}),
});

/** More organizations than a machine for trying has; the one that consented longest ago gives way to another. */
const MOST_ORGANIZATIONS = 500;

type SavedState = z.infer<typeof savedState>;

/** The little that sealed tokens cannot carry: revocations and spent codes. Kept in a file when a folder is given. */
export class SandboxState {
  readonly #file: string | null;
  readonly #state: SavedState;
  readonly #calls = new Map<string, number[]>();

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
    delete this.#state.tokenUses[grant];
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

  /** Notes the use of a token, its issue being the first. Beyond `most` tokens of a grant the oldest is dropped. */
  noteUse(grant: string, nonce: string, at: number, most: number): void {
    const uses = Object.entries({ ...this.#state.tokenUses[grant], [nonce]: at });
    this.#state.tokenUses[grant] = Object.fromEntries(uses.slice(-most));
    this.#save();
  }

  /** When the token was last used, in ms; null: it was dropped, or never noted. */
  lastUse(grant: string, nonce: string): number | null {
    return this.#state.tokenUses[grant]?.[nonce] ?? null;
  }

  /** Notes what a consent is asked for, as one text; false when an earlier one of the grant was asked for something else. */
  noteAsked(grant: string, scopes: string): boolean {
    const isSame = (this.#state.askedScopes[grant] ?? scopes) === scopes;
    this.#state.askedScopes[grant] = scopes;
    this.#save();
    return isSame;
  }

  organizations(platform: string): readonly KeptOrganization[] {
    return this.#state.organizations[platform] ?? [];
  }

  /** Keeps an organization that consented. Returns the keys of those that gave way. */
  keepOrganization(platform: string, organization: KeptOrganization): string[] {
    const others = this.organizations(platform).filter(({ key }) => key !== organization.key);
    const kept = [...others, organization];
    const dropped = kept.splice(0, Math.max(0, kept.length - MOST_ORGANIZATIONS));
    this.#state.organizations[platform] = kept;
    this.#save();
    return dropped.map(({ key }) => key);
  }

  /** Whether the grant has tokens that are kept count of. */
  hasTokens(grant: string): boolean {
    return Object.keys(this.#state.tokenUses[grant] ?? {}).length > 0;
  }

  /**
   * Notes a call and tells how many of that name there were within `windowMs`, this one included: for limits by time
   * and for what may be sent once. In memory only: a restart forgives.
   */
  noteCall(name: string, windowMs: number, now: number): number {
    for (const [known, times] of this.#calls) {
      if ((times.at(-1) ?? 0) > now - windowMs) break;
      this.#calls.delete(known);
    }
    const times = [...(this.#calls.get(name) ?? []).filter((time) => time > now - windowMs), now];
    // Written anew, it moves behind those that end before it.
    this.#calls.delete(name);
    this.#calls.set(name, times);
    return times.length;
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
