import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

const FILES = ['.env.production.local', '.env.local', '.env.production', '.env'];
const NAME = /^[A-Za-z_]\w*$/;

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return '';
    throw new Error(`${path.basename(file)} cannot be read (${code}). Correct its permissions, or remove it.`);
  }
}

// Node's parser joins a line without a name to the next, and both are lost.
function readFile(file: string): Record<string, string | undefined> {
  const values = parseEnv(readText(file));
  const wrong = Object.keys(values).find((name) => !NAME.test(name));
  if (wrong === undefined) return values;
  const line = wrong.split('\n')[0];
  throw new Error(
    `${path.basename(file)} has a line that is not NAME=value: "${line}". Correct it, or start it with #.`,
  );
}

/** An empty value means not set. @throws Error naming an unreadable file or the start of a line that sets nothing */
export function withEnvFiles(environment: Record<string, string | undefined>, folder: string): Record<string, string> {
  const files = FILES.map((name) => readFile(path.join(folder, name))).reverse();
  const entries = [...files, environment].flatMap((values) => Object.entries(values));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])));
}
