import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sources } from './source-graph';

const SOURCE = /\.(?:tsx?|mjs)$/;

function listFiles(root: string, folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(root, file);
    return SOURCE.test(file) ? [file] : [];
  });
}

export function readSources(root: string): Sources {
  return new Map(listFiles(root).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}
