'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root, runQuietly } = require('./run-quietly.cjs');

function readLock(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Optional packages may be missing: they are for some machines only. */
function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || entry.optional || entry.devOptional || entry.peer) return true;
    return installed[place] !== undefined && installed[place].version === entry.version;
  });
}

function isInstalled() {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  // npm writes this file last, so an interrupted installation has none.
  const installed = readLock(path.join(root, 'node_modules', '.package-lock.json'));
  return wanted !== null && installed !== null && holdsAll(wanted, installed);
}

async function ensureInstalled() {
  if (isInstalled()) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await runQuietly('Installing dependencies …', npm, ['ci', '--include=dev', '--no-audit', '--no-fund']);
}

module.exports = { ensureInstalled, holdsAll, isInstalled };
