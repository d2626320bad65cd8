import { readFileSync } from 'node:fs';

const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^#\r\n]*))/;

/** The names and values of a `.env` text. Node reads such files itself only from 20.12 on. */
export function parseEnvFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of text.split('\n')) {
    const [, name, double, single, bare] = LINE.exec(line) ?? [];
    if (name) values[name] = double?.replaceAll('\\n', '\n') ?? single ?? (bare ?? '').trim();
  }
  return values;
}

/** The environment of the process over the `.env` file at `file`. An empty value means "not set". */
export function loadEnvironment(file: string): Record<string, string> {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // No such file: nothing was set in it.
  }
  const set = (values: Record<string, string | undefined>) =>
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return Object.fromEntries([...set(parseEnvFile(text)), ...set(process.env)]);
}
