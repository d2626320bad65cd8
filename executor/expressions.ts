import { Environment } from '@marcbachmann/cel-js';
import { LRUCache } from 'lru-cache';

type Compiled = (context: Record<string, unknown>) => unknown;

const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });
const compiled = new LRUCache<string, Compiled>({
  max: 1000,
  maxSize: 1_000_000,
  sizeCalculation: (_made, expression) => expression.length + 1,
});

function compile(expression: string): Compiled {
  const known = compiled.get(expression);
  if (known) return known;
  const made: Compiled = environment.parse(expression);
  compiled.set(expression, made);
  return made;
}

export function expressionFault(expression: string): string | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0];
  }
}

// Undefined when it cannot be evaluated, for example because the event lacks the field.
export function evaluate(expression: string, context: Record<string, unknown>): unknown {
  try {
    return compile(expression)(context);
  } catch {
    return undefined;
  }
}

export function matches(expression: string | undefined, context: Record<string, unknown>): boolean {
  return expression === undefined || evaluate(expression, context) === true;
}

export function evaluateKey(expression: string, context: Record<string, unknown>): string {
  const value = evaluate(expression, context);
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part)) ?? '';
}
