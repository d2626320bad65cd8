'use strict';

const path = require('node:path');
const { root } = require('./run-quietly.cjs');

function bundleServer() {
  // This file loads before packages are installed.
  const { buildSync } = require('esbuild');
  buildSync({
    absWorkingDir: root,
    entryPoints: [path.join('server', 'main.ts')],
    outfile: path.join('.next', 'http-server.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.12',
    packages: 'external',
    logLevel: 'warning',
  });
}

module.exports = { bundleServer };

if (require.main === module) bundleServer();
