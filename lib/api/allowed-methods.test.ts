import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerByMethod, routeMethods } from './allowed-methods';

const app = path.resolve(import.meta.dirname, '../../app');
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const NOT_FOUND_ROUTE = '/api/[[...rest]]';

const folders = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^route\.tsx?$/.test(path.basename(file)))
  .map((file) => `/${path.dirname(file).split(path.sep).join('/')}`);
const pathOf = (folder: string) => folder.replace(/\[(\.\.\.)?(\w+)\]/g, '{$1$2}');

describe('the list of allowed methods', () => {
  it('contains every route file with its exported methods, and nothing else', () => {
    const exported = folders
      .filter((folder) => folder !== NOT_FOUND_ROUTE)
      .map((folder) => {
        const source = readFileSync(path.join(app, folder, 'route.ts'), 'utf8');
        const names = source.match(/^export\s[^=(;]*/gm)?.join() ?? '';
        return [pathOf(folder), METHODS.filter((method) => new RegExp(`\\b${method}\\b`).test(names))];
      });
    expect(Object.fromEntries(exported)).toEqual(routeMethods);
    expect(folders).toContain(NOT_FOUND_ROUTE);
  });

  it.each([
    ['DELETE', '/api/orgs/1/campaigns', 'GET, HEAD, OPTIONS'],
    ['PUT', '/api/orgs/1/fx-rates/KWD/SAR/2025-01-01', 'DELETE, OPTIONS'],
    ['GET', '/api/orgs/1/sync/trigger', 'POST, OPTIONS'],
    ['HEAD', '/api/csp', 'POST, OPTIONS'],
    ['PATCH', '/api/auth/callback/credentials', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/api/%6Frgs/1/alerts', 'GET, HEAD, OPTIONS'],
    ['POST', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ['PUT', '/en/sign-in', 'GET, HEAD, POST, OPTIONS'],
  ])('answers %s %s with 405 and Allow: %s', (method, pathname, allow) => {
    expect(answerByMethod(method, pathname)).toMatchObject({ headers: { allow }, error: { status: 405 } });
  });

  it('answers OPTIONS with Allow, and passes a method that the route has', () => {
    expect(answerByMethod('OPTIONS', '/api/orgs')).toEqual({
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
      error: null,
    });
    expect(answerByMethod('HEAD', '/api/orgs')).toBeNull();
    expect(answerByMethod('POST', '/api/orgs')).toBeNull();
  });

  it('passes addresses without a route to the route that answers 404', () => {
    expect(answerByMethod('DELETE', '/api/nowhere')).toBeNull();
    expect(answerByMethod('OPTIONS', '/api')).toBeNull();
    expect(answerByMethod('POST', '/en/sign-in')).toBeNull();
  });
});
