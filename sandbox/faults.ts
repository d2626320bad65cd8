import { type Fault, type FaultInput, faultInput } from './fault-schema';
import { hashOf, unit } from './world/random';

interface Target {
  platform: string;
  method: string;
  path: string;
}

export class Faults {
  #faults: (Fault & { seen: number })[] = [];
  #removals = new Map<string, AbortController>();
  #added = 0;

  add(input: FaultInput): Fault {
    this.#added += 1;
    const fault = { ...faultInput.parse(input), id: `fault-${this.#added}`, hits: 0, seen: 0 };
    this.#faults.push(fault);
    this.#removals.set(fault.id, new AbortController());
    return fault;
  }

  list(): readonly Fault[] {
    return this.#faults.map(({ seen: _seen, ...fault }) => fault);
  }

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

  removal(id: string): AbortSignal {
    return this.#removals.get(id)?.signal ?? AbortSignal.abort();
  }

  /** The first match in the order of adding, counted as a hit. Null: none. */
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
