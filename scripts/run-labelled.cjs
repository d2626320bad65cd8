'use strict';

const { spawn } = require('node:child_process');
const os = require('node:os');
const readline = require('node:readline');
const { root } = require('./run-quietly.cjs');

const print = (line) => process.stdout.write(line);

/** `priority` (of `os.constants.priority`) holds for the command and what it starts; it never raises that of the caller. */
function runLabelled(label, command, args, { env = {}, priority = 0, show = print } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    if (child.pid && priority > os.getPriority()) os.setPriority(child.pid, priority);
    for (const input of [child.stdout, child.stderr]) {
      readline.createInterface({ input, crlfDelay: Infinity }).on('line', (line) => show(`${label} | ${line}\n`));
    }
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

module.exports = { runLabelled };
