import { invalidParameter } from './graph-error';

/** `reactions.limit(0).summary(total_count)`, `business{id,name}`. */
export interface RequestedField {
  name: string;
  modifiers: ReadonlyMap<string, string>;
  fields: readonly RequestedField[];
}

export function parseFields(text: string): RequestedField[] {
  const reader = { text, at: 0 };
  const fields = readList(reader);
  if (reader.at < text.length) throw malformed(text);
  return fields;
}

interface Reader {
  text: string;
  at: number;
}

function readList(reader: Reader): RequestedField[] {
  const fields: RequestedField[] = [];
  for (;;) {
    const name = readName(reader);
    if (name !== '') fields.push(readField(reader, name));
    if (reader.text[reader.at] !== ',') return fields;
    reader.at += 1;
  }
}

function readField(reader: Reader, name: string): RequestedField {
  const modifiers = new Map<string, string>();
  let fields: RequestedField[] = [];
  for (;;) {
    if (reader.text[reader.at] === '.') {
      reader.at += 1;
      const modifier = readName(reader);
      modifiers.set(modifier, readArgument(reader));
    } else if (reader.text[reader.at] === '{') {
      reader.at += 1;
      fields = readList(reader);
      if (reader.text[reader.at] !== '}') throw malformed(reader.text);
      reader.at += 1;
    } else {
      return { name, modifiers, fields };
    }
  }
}

function readArgument(reader: Reader): string {
  const end = reader.text.indexOf(')', reader.at);
  if (reader.text[reader.at] !== '(' || end < 0) throw malformed(reader.text);
  const argument = reader.text.slice(reader.at + 1, end);
  reader.at = end + 1;
  return argument;
}

function readName(reader: Reader): string {
  const name = /^\s*([\w:]*)\s*/.exec(reader.text.slice(reader.at));
  reader.at += name?.[0].length ?? 0;
  return name?.[1] ?? '';
}

function malformed(text: string) {
  return invalidParameter(`Syntax error in fields: ${text.slice(0, 80)}`, 2635);
}
