'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { knownFault } = require('./failure-line.cjs');

const root = path.join(__dirname, '..');

/** Shows the end of the output only when the fault is unknown. Rejects with one line. */
function runQuietly(doing, command, args, env) {
  process.stdout.write(`${doing}\n`);
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const fail = (detail) => {
      const called = [path.basename(command), ...args].join(' ');
      const known = knownFault(detail);
      reject(new Error(known ?? `${detail.trim().split('\n').slice(-25).join('\n')}\n"${called}" failed, see above.`));
    };
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => (code === 0 ? resolve(output) : fail(output)));
  });
}

module.exports = { root, runQuietly };
