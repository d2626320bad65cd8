'use strict';

// What `npm run test:long` runs: the proofs that `npm test` runs small, at their whole size. Takes an hour.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { ensureBuilt } = require('./ensure-built.cjs');
const { ensureChromium } = require('./ensure-chromium.cjs');
const { root } = require('./run-quietly.cjs');

/** Resolves with the exit code. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', command), args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CMIS_TEST_SIZE: 'whole' },
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Names narrow it to the files that they are part of; `soak` is the one that runs on the whole stack. */
async function testLong(names) {
  const beside = names.filter((name) => name !== 'soak');
  const codes = [];
  if (names.length === 0 || beside.length > 0) {
    const filters = beside.length > 0 ? beside : ['.long.integration.test.ts'];
    codes.push(await run('vitest', ['run', '--project', 'integration', ...filters]));
  }
  if (names.length === 0 || names.includes('soak')) {
    await ensureBuilt();
    await ensureChromium();
    codes.push(await run('playwright', ['test', 'e2e/soak']));
  }
  return codes.every((code) => code === 0) ? 0 : 1;
}

testLong(process.argv.slice(2)).then((code) => process.exit(code));
