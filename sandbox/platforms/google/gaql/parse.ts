import { queryError } from '../google-error';

export type Operator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'IN'
  | 'NOT IN'
  | 'LIKE'
  | 'NOT LIKE'
  | 'BETWEEN'
  | 'DURING';

export interface Condition {
  field: string;
  operator: Operator;
  values: string[];
}

export interface Query {
  select: string[];
  from: string;
  where: Condition[];
  orderBy: { field: string; isDescending: boolean }[];
  limit: number | null;
}

interface Token {
  kind: 'word' | 'text' | 'number' | 'symbol';
  value: string;
}

const tokenPattern =
  /\s+|(?<word>[A-Za-z_][\w.]*)|(?<number>-?\d+(?:\.\d+)?)|'(?<single>(?:[^'\\]|\\.)*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<symbol>!=|>=|<=|[=<>(),])/y;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const at = tokenPattern.lastIndex;
    const groups = tokenPattern.exec(text)?.groups;
    if (!groups) throw queryError('BAD_SYMBOL', `invalid symbol at position ${at}: '${text[at]}'.`);
    const { word, number, single, double, symbol } = groups;
    const quoted = single ?? double;
    if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replace(/\\(.)/g, '$1') });
  }
  return tokens;
}

/** Keywords are case-insensitive. */
class Reader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.#at >= this.tokens.length;
  }

  takes(...expected: string[]): boolean {
    const matches = expected.every((value, offset) => {
      const token = this.tokens[this.#at + offset];
      return token !== undefined && token.kind !== 'text' && token.value.toUpperCase() === value;
    });
    if (matches) this.#at += expected.length;
    return matches;
  }

  expect(keyword: string, code: string): void {
    if (!this.takes(keyword)) throw this.unexpected(code, `expected ${keyword}`);
  }

  field(): string {
    return this.#next('word', 'BAD_FIELD_NAME', 'expected a field name').value;
  }

  value(): string {
    const token = this.tokens[this.#at];
    if (!token || token.kind === 'symbol') throw this.unexpected('BAD_VALUE', 'expected a value');
    this.#at += 1;
    return token.value;
  }

  number(code: string): number {
    return Number(this.#next('number', code, 'expected a number').value);
  }

  unexpected(code: string, what: string): Error {
    const token = this.tokens[this.#at];
    if (!token) return queryError('UNEXPECTED_END_OF_QUERY', `${what}, found the end of the query.`);
    return queryError(code, `${what}, found '${token.value}'.`);
  }

  #next(kind: Token['kind'], code: string, what: string): Token {
    const token = this.tokens[this.#at];
    if (token?.kind !== kind) throw this.unexpected(code, what);
    this.#at += 1;
    return token;
  }
}

/** @throws Refusal with Google's queryError */
export function parseQuery(text: string): Query {
  const reader = new Reader(tokensOf(text));
  reader.expect('SELECT', 'EXPECTED_SELECT');
  const select = listOf(reader, () => reader.field());
  reader.expect('FROM', 'EXPECTED_FROM');
  const from = reader.field();
  const where: Condition[] = [];
  if (reader.takes('WHERE')) {
    do where.push(condition(reader));
    while (reader.takes('AND'));
  }
  const orderBy = reader.takes('ORDER') ? ordering(reader) : [];
  const limit = reader.takes('LIMIT') ? limitOf(reader) : null;
  if (reader.takes('PARAMETERS')) listOf(reader, () => parameter(reader));
  if (!reader.isAtEnd)
    throw reader.unexpected(where.length > 0 ? 'EXPECTED_AND' : 'UNEXPECTED_INPUT', 'unexpected input');
  return { select, from, where, orderBy, limit };
}

function listOf<T>(reader: Reader, item: () => T): T[] {
  const items = [item()];
  while (reader.takes(',')) items.push(item());
  return items;
}

function ordering(reader: Reader): Query['orderBy'] {
  reader.expect('BY', 'EXPECTED_BY');
  return listOf(reader, () => {
    const field = reader.field();
    const isDescending = reader.takes('DESC');
    if (!isDescending) reader.takes('ASC');
    return { field, isDescending };
  });
}

function limitOf(reader: Reader): number {
  const limit = reader.number('BAD_LIMIT_VALUE');
  if (!Number.isInteger(limit)) throw queryError('BAD_LIMIT_VALUE', 'the limit must be an integer.');
  if (limit < 1) throw queryError('LIMIT_VALUE_TOO_LOW', 'the limit must be at least 1.');
  return limit;
}

function parameter(reader: Reader): void {
  reader.field();
  reader.expect('=', 'BAD_OPERATOR');
  reader.value();
}

function condition(reader: Reader): Condition {
  const field = reader.field();
  const negative = reader.takes('NOT');
  for (const word of ['IN', 'LIKE'] as const) {
    if (!reader.takes(word)) continue;
    const operator = negative ? (`NOT ${word}` as const) : word;
    return { field, operator, values: word === 'IN' ? valueList(reader) : [reader.value()] };
  }
  if (negative) throw reader.unexpected('BAD_OPERATOR', 'expected an operator');
  if (reader.takes('BETWEEN')) {
    const from = reader.value();
    reader.expect('AND', 'EXPECTED_VALUE_WITH_BETWEEN_OPERATOR');
    return { field, operator: 'BETWEEN', values: [from, reader.value()] };
  }
  if (reader.takes('DURING')) return { field, operator: 'DURING', values: [reader.value()] };
  for (const operator of ['=', '!=', '>=', '<=', '>', '<'] as const) {
    if (reader.takes(operator)) return { field, operator, values: [reader.value()] };
  }
  throw reader.unexpected('BAD_OPERATOR', 'expected an operator');
}

function valueList(reader: Reader): string[] {
  reader.expect('(', 'EXPECTED_LIST');
  if (reader.takes(')')) throw queryError('PROHIBITED_EMPTY_LIST_IN_CONDITION', 'a list must not be empty.');
  const values = listOf(reader, () => reader.value());
  reader.expect(')', 'EXPECTED_LIST');
  return values;
}
