'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureBuilt } = require('./ensure-built.cjs');
const { ensureChromium } = require('./ensure-chromium.cjs');
const { ensureInstalled } = require('./ensure-installed.cjs');
const { root } = require('./run-quietly.cjs');
const { playwrightCounts, vitestCounts } = require('./test-counts.cjs');

const binary = (name) => path.join(root, 'node_modules', '.bin', name);

/** Runs a command with its output shown. Resolves with its exit code. */
function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** A step without tests of its own counts as one test. */
async function asOneTest(title, work) {
  process.stdout.write(`\n== ${title}\n`);
  try {
    if ((await work()) === 0) return { passed: 1, failed: 0 };
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
  return { passed: 0, failed: 1 };
}

/** Runs a test runner that leaves a report. Its own failure counts as one, unless the report already tells of it. */
async function runSuite(title, command, args, env, report, count) {
  process.stdout.write(`\n== ${title}\n`);
  const code = await run(command, args, env);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = count(JSON.parse(fs.readFileSync(report, 'utf8')));
  } catch {
    process.stderr.write(`${title} left no report.\n`);
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function testAll() {
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'cmis-reports-'));
  const results = [];
  try {
    await ensureInstalled();
    for (const name of ['types', 'lint', 'dead-code']) {
      results.push(await asOneTest(name, () => run('npm', ['run', '--silent', name])));
    }
    const built = await asOneTest('build', () => ensureBuilt().then(() => 0));
    results.push(built);
    const vitest = path.join(reports, 'vitest.json');
    const vitestArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitest}`];
    results.push(await runSuite('unit and integration', binary('vitest'), vitestArgs, {}, vitest, vitestCounts));

    const chromium = await asOneTest('browser', () => ensureChromium().then(() => 0));
    results.push(chromium);
    if (built.failed === 0 && chromium.failed === 0) {
      const report = path.join(reports, 'playwright.json');
      const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
      const args = ['test', '--reporter=list,json'];
      results.push(await runSuite('browser journeys', binary('playwright'), args, env, report, playwrightCounts));
    }
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    results.push({ passed: 0, failed: 1 });
  }
  fs.rmSync(reports, { recursive: true, force: true });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

module.exports = { testAll };
