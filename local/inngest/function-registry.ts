import type { FunctionConfig } from './function-config';

/** The functions in force, in memory; the functions table is the truth they are read from. */
export class FunctionRegistry {
  private byId = new Map<string, FunctionConfig>();
  private archived = new Map<string, FunctionConfig>();

  replace(active: FunctionConfig[], archived: FunctionConfig[]): void {
    this.byId = new Map(active.map((config) => [config.id, config]));
    this.archived = new Map(archived.map((config) => [config.id, config]));
  }

  active(): FunctionConfig[] {
    return [...this.byId.values()];
  }

  /** A function that may start runs. */
  get(id: string): FunctionConfig | undefined {
    return this.byId.get(id);
  }

  /** A function whose runs may go on: those begun before it was archived too. */
  getForRun(id: string): FunctionConfig | undefined {
    return this.byId.get(id) ?? this.archived.get(id);
  }

  /** Functions an event may start, each with the expressions of which one must hold. */
  listeningTo(eventName: string): { config: FunctionConfig; expressions: (string | undefined)[] }[] {
    return this.active().flatMap((config) => {
      const expressions = config.triggers.flatMap((trigger) =>
        'event' in trigger && nameMatches(trigger.event, eventName) ? [trigger.expression] : [],
      );
      return expressions.length > 0 ? [{ config, expressions }] : [];
    });
  }
}

function nameMatches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
