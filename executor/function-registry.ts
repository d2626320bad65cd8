import type { FunctionConfig } from './function-config';

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

  get(id: string): FunctionConfig | undefined {
    return this.byId.get(id);
  }

  // Includes archived functions, so that their runs can continue.
  getForRun(id: string): FunctionConfig | undefined {
    return this.byId.get(id) ?? this.archived.get(id);
  }

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
