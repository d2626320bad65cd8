'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { bundleServer } = require('./bundle-server.cjs');
const { compressStatic } = require('./compress-static.cjs');
const { root, runQuietly } = require('./run-quietly.cjs');

const SOURCES = [
  'app',
  'components',
  'db',
  'inngest',
  'lib',
  'messages',
  'public',
  'server',
  'instrumentation.ts',
  'middleware.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'scripts/bundle-server.cjs',
  'tsconfig.json',
];
const TEST_FILE = /\.test\.tsx?$/;

function filesBelow(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

function sourceHash(folder) {
  const hash = crypto.createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of SOURCES.flatMap((name) => filesBelow(path.join(folder, name)))) {
    if (TEST_FILE.test(file)) continue;
    hash.update(`\0${path.relative(folder, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function builtFrom() {
  try {
    return fs.readFileSync(path.join(root, '.next', 'built-from'), 'utf8');
  } catch {
    return null;
  }
}

function isBuilt() {
  return builtFrom() === sourceHash(root);
}

async function ensureBuilt() {
  const hash = sourceHash(root);
  if (builtFrom() === hash) return;
  fs.rmSync(path.join(root, '.next', 'built-from'), { force: true });
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  await runQuietly('Building …', process.execPath, [next, 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  compressStatic();
  bundleServer();
  fs.writeFileSync(path.join(root, '.next', 'built-from'), hash);
}

module.exports = { ensureBuilt, isBuilt, sourceHash };
