// @ts-check
import { existsSync } from 'node:fs';

process.env.NODE_ENV ??= 'production';
// `npm run serve`: production runs the bundle of server/ and loads no compiler.
const bundle = new URL('.next/http-server.mjs', import.meta.url);
if (existsSync(bundle)) await import(bundle.href);
else {
  process.stderr.write('There is no build to serve: run `npm run build` first.\n');
  process.exitCode = 1;
}
