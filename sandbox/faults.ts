import { type Fault, type FaultInput, faultInput } from './fault-schema';
import { hashOf, unit } from './world/random';

interface Target {
  platform: string;
  method: string;
  /** `/<host>/<path>` */
  path: string;
}

/** The faults that are switched on. The first match, in the order they were added, hits a request. */
export class Faults {
  #faults: (Fault & { seen: number })[] = [];
  #removals = new Map<string, AbortController>();
  #added = 0;

  /** Switches a fault on. @throws ZodError when it is not a fault */
  add(input: FaultInput): Fault {
    this.#added += 1;
    const fault = { ...faultInput.parse(input), id: `fault-${this.#added}`, hits: 0, seen: 0 };
    this.#faults.push(fault);
    this.#removals.set(fault.id, new AbortController());
    return fault;
  }

  /** Every fault added since the last clear, the used-up ones too, with its hits. */
  list(): readonly Fault[] {
    return this.#faults.map(({ seen: _seen, ...fault }) => fault);
  }

  /** How many requests the fault has hit; 0 for one that is gone. */
  hits(id: string): number {
    return this.#faults.find((fault) => fault.id === id)?.hits ?? 0;
  }

  remove(id: string): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    this.#removals.get(id)?.abort();
    this.#removals.delete(id);
  }

  clear(): void {
    for (const { id } of this.#faults) this.remove(id);
  }

  /** Aborts when the fault is removed. */
  removal(id: string): AbortSignal {
    return this.#removals.get(id)?.signal ?? AbortSignal.abort();
  }

  /** The fault that hits this request, counted as a hit; null: none does. */
  take(target: Target): Fault | null {
    for (const fault of this.#faults) {
      if (!matches(fault, target) || (fault.times !== undefined && fault.hits >= fault.times)) continue;
      fault.seen += 1;
      if (fault.seen <= fault.skip || unit(hashOf(fault.id, fault.seen)) >= fault.probability) continue;
      fault.hits += 1;
      return fault;
    }
    return null;
  }
}

function matches({ match }: Fault, target: Target): boolean {
  return (
    (match.platform === undefined || match.platform === target.platform) &&
    (match.method === undefined || match.method.toUpperCase() === target.method) &&
    (match.pathPattern === undefined || new RegExp(match.pathPattern).test(target.path))
  );
}
