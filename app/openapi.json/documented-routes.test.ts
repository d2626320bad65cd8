import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

it('the OpenAPI document lists every route of defineRoute', () => {
  const defined = readdirSync(path.join(root, 'app/api'), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'route.ts')
    .filter((file) => readFileSync(path.join(root, 'app/api', file), 'utf8').includes('defineRoute('))
    .map((file) => `@/app/api/${file.replace(/\.ts$/, '')}`);
  const listed = readFileSync(path.join(import.meta.dirname, 'documented-routes.ts'), 'utf8');
  expect(defined.length).toBeGreaterThan(5);
  expect(defined.filter((file) => !listed.includes(`'${file}'`))).toEqual([]);
});
