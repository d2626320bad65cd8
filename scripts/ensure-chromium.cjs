'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { root, runQuietly } = require('./run-quietly.cjs');

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function answers(executable) {
  try {
    execFileSync(executable, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function ofPlaywright() {
  const { chromium } = require('@playwright/test');
  const executable = chromium.executablePath();
  return fs.existsSync(executable) && answers(executable) ? executable : null;
}

function ofSystem() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return found.find((file) => fs.existsSync(file) && answers(file)) ?? null;
}

function findChromium() {
  return ofPlaywright() ?? ofSystem();
}

async function ensureChromium() {
  if (findChromium()) return;
  const playwright = path.join(root, 'node_modules', '.bin', 'playwright');
  await runQuietly('Installing Chromium …', playwright, ['install', 'chromium']).catch(() => undefined);
  if (findChromium()) return;
  if (process.getuid && process.getuid() === 0 && answers('apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runQuietly('Asking apt for Chromium …', 'apt-get', ['update'], env).catch(() => undefined);
    const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'];
    await runQuietly('Installing Chromium with apt …', 'apt-get', packages, env).catch(() => undefined);
    if (findChromium()) return;
  }
  throw new Error(
    'No Chromium that runs was found and none could be installed: install one (for instance "sudo apt-get install chromium") and run the tests again.',
  );
}

module.exports = { ensureChromium, findChromium };
