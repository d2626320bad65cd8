'use strict';

// What `npm run test:long` runs: the proofs that `npm test` runs small, at their whole size. Takes minutes.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { root } = require('./run-quietly.cjs');

const vitest = path.join(root, 'node_modules', '.bin', 'vitest');
// Further arguments narrow it to the files whose name they are part of.
const names = process.argv.slice(2);
const filters = names.length > 0 ? names : ['.long.integration.test.ts'];
const child = spawn(vitest, ['run', '--project', 'integration', ...filters], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CMIS_TEST_SIZE: 'whole' },
  shell: process.platform === 'win32',
});
child.once('error', () => process.exit(1));
child.once('exit', (code) => process.exit(code ?? 1));
