'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ensureBuilt } = require('./ensure-built.cjs');
const { ensureChromium } = require('./ensure-chromium.cjs');
const { root } = require('./run-quietly.cjs');

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

const browserTest = (name) => path.join('e2e', `${name}.spec.ts`);
const isBrowserTest = (name) => fs.existsSync(path.join(root, browserTest(name)));

async function testLong(names) {
  const onStack = names.filter(isBrowserTest);
  const beside = names.filter((name) => !isBrowserTest(name));
  const codes = [];
  if (names.length === 0 || beside.length > 0) {
    const filters = beside.length > 0 ? beside : ['.long.integration.test.ts'];
    codes.push(await run('vitest', ['run', '--project', 'integration', ...filters]));
  }
  if (names.length === 0 || onStack.length > 0) {
    await ensureBuilt();
    await ensureChromium();
    codes.push(await run('playwright', ['test', ...onStack.map(browserTest)]));
  }
  return codes.every((code) => code === 0) ? 0 : 1;
}

testLong(process.argv.slice(2)).then((code) => process.exit(code));
