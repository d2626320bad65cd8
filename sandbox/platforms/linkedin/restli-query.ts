import { invalidParameter } from './linkedin-answer';

export type RestliValue = string | readonly RestliValue[] | RestliObject;
interface RestliObject {
  readonly [name: string]: RestliValue;
}

export interface RestliQuery {
  values: ReadonlyMap<string, RestliValue>;
  fields: readonly string[] | null;
}

/** Rest.li protocol 2.0.0: structure raw, values encoded once. @throws Refusal 400 */
export function parseRestliQuery(text: string): RestliQuery {
  const values = new Map<string, RestliValue>();
  let fields: readonly string[] | null = null;
  for (const part of text.split('&').filter((piece) => piece !== '')) {
    const at = part.indexOf('=');
    const [name, value] = at === -1 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    if (values.has(name)) throw invalidParameter(`Query parameter ${name} is given twice`);
    // Projections keep the encoding of protocol 1.0.0.
    if (name === 'fields') fields = value.split(',').map(decoded);
    else values.set(decoded(name), new Reader(value).whole());
  }
  return { values, fields };
}

/** Undefined for an absent field, and for a value that is no object. */
export function fieldOf(value: RestliValue | undefined, name: string): RestliValue | undefined {
  return typeof value === 'object' && !isList(value) ? value[name] : undefined;
}

export function isList(value: RestliValue | undefined): value is readonly RestliValue[] {
  return Array.isArray(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidParameter('Invalid query parameters passed to request');
  }
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  whole(): RestliValue {
    const value = this.#value();
    if (this.#at !== this.text.length) throw this.#wrong();
    return value;
  }

  #value(): RestliValue {
    if (this.#take('List(')) return this.#items(() => this.#value());
    if (!this.#take('(')) return this.#text();
    const entries = this.#items((): [string, RestliValue] => {
      const name = this.#text();
      if (!this.#take(':')) throw this.#wrong();
      return [name, this.#value()];
    });
    return Object.fromEntries(entries);
  }

  #items<T>(item: () => T): T[] {
    const items: T[] = [];
    if (this.#take(')')) return items;
    do items.push(item());
    while (this.#take(','));
    if (!this.#take(')')) throw this.#wrong();
    return items;
  }

  #text(): string {
    if (this.#take("''")) return '';
    const [raw = ''] = /^[^(),:']*/.exec(this.text.slice(this.#at)) ?? [];
    this.#at += raw.length;
    return decoded(raw);
  }

  #take(text: string): boolean {
    if (!this.text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #wrong() {
    return invalidParameter(`Invalid query parameters passed to request: character ${this.#at} of "${this.text}"`);
  }
}
