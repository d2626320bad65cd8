'use strict';

const { spawn } = require('node:child_process');
const readline = require('node:readline');
const { root } = require('./run-quietly.cjs');

function runLabelled(label, command, args, env, show = (line) => process.stdout.write(line)) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    for (const input of [child.stdout, child.stderr]) {
      readline.createInterface({ input, crlfDelay: Infinity }).on('line', (line) => show(`${label} | ${line}\n`));
    }
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

module.exports = { runLabelled };
