import { writeFileSync } from 'node:fs';
import path from 'node:path';
import '@/app/openapi.json/documented-routes';
import { openApiDocument } from '@/lib/openapi/open-api-document';

// What callers depend on: without examples and texts.
const contract = JSON.parse(
  JSON.stringify(openApiDocument('__Host-cmis.session'), (key, value) =>
    key === 'example' || (key === 'description' && typeof value === 'string') ? undefined : value,
  ),
);

// One line for each path and schema, so that a difference is readable.
function lines(entries: Record<string, unknown>): string {
  const written = Object.entries(entries).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{\n${written.join(',\n')}\n}`;
}

const { info, paths, components } = contract;
const { schemas, parameters } = components;
writeFileSync(
  path.resolve(import.meta.dirname, '../docs/openapi-released.json'),
  `{"info":${JSON.stringify({ version: info.version })},\n"paths":${lines(paths)},\n"components":{"schemas":${lines(schemas)},\n"parameters":${lines(parameters)}}}\n`,
);
