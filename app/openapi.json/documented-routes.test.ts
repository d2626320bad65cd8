import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { routeMethods } from '@/lib/api/allowed-methods';
import { openApiDocument } from '@/lib/openapi/open-api-document';
import './documented-routes';
import { undocumentedRoutes } from './undocumented-routes';

const root = path.resolve(import.meta.dirname, '../..');

// As in an address: without groups, with {name} for a parameter.
function addressOf(file: string): string {
  const parts = path
    .dirname(file)
    .split('/')
    .filter((part) => !part.startsWith('('));
  return `/${parts.map((part) => part.replace(/^\[+(.*?)\]+$/, '{$1}')).join('/')}`;
}

const routeFiles = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' }).filter(
  (file) => path.basename(file) === 'route.ts',
);

it('the OpenAPI document lists every route of defineRoute', () => {
  const defined = routeFiles
    .filter((file) => readFileSync(path.join(root, 'app', file), 'utf8').includes('defineRoute('))
    .map((file) => `@/app/${file.replace(/\.ts$/, '')}`);
  const listed = readFileSync(path.join(import.meta.dirname, 'documented-routes.ts'), 'utf8');
  expect(defined.length).toBeGreaterThan(50);
  expect(defined.filter((file) => !listed.includes(`'${file}'`))).toEqual([]);
});

it('every route of the application is in the OpenAPI document, or left out for a reason', () => {
  const documented = Object.keys(openApiDocument('cmis.session').paths as object);
  const known = new Set([...documented, ...Object.keys(undocumentedRoutes)]);
  expect(routeFiles.map(addressOf).filter((address) => !known.has(address))).toEqual([]);
  expect(documented.filter((address) => address in undocumentedRoutes)).toEqual([]);
});

it('the OpenAPI document has the methods that each address accepts', () => {
  const paths = openApiDocument('cmis.session').paths as Record<string, object>;
  const documented = Object.entries(paths).map(([address, operations]) => [
    address,
    Object.keys(operations)
      .map((method) => method.toUpperCase())
      .sort(),
  ]);
  const accepted = Object.entries(routeMethods)
    .filter(([address]) => !(address in undocumentedRoutes))
    .map(([address, methods]) => [address, [...methods].sort()]);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(accepted));
});
