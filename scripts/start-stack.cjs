'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { ensureBuilt } = require('./ensure-built.cjs');
const { ensureInstalled } = require('./ensure-installed.cjs');
const { knownFault } = require('./failure-line.cjs');
const { root } = require('./run-quietly.cjs');

const PARENT_CHECK_MS = 500;

async function startStack() {
  try {
    await ensureInstalled();
    await ensureBuilt();
  } catch (error) {
    process.stderr.write(`${knownFault(String(error.code)) ?? error.message}\n`);
    process.exit(1);
  }
  const preload = path.join(__dirname, 'exit-with-parent.cjs');
  const stack = spawn(process.execPath, ['--require', preload, '--import', 'tsx', path.join(root, 'dev', 'start.ts')], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stack.kill(signal));
  stopWithNpm(stack);
  stack.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** npm runs scripts in a shell that may end without passing the signal on. */
function stopWithNpm(stack) {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stack.kill('SIGTERM');
  }, PARENT_CHECK_MS).unref();
}

module.exports = { startStack };
