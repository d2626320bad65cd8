'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureBuilt } = require('./ensure-built.cjs');
const { ensureChromium } = require('./ensure-chromium.cjs');
const { ensureInstalled } = require('./ensure-installed.cjs');
const { runLabelled } = require('./run-labelled.cjs');
const { root } = require('./run-quietly.cjs');
const { playwrightCounts, vitestCounts } = require('./test-counts.cjs');

const binary = (name) => path.join(root, 'node_modules', '.bin', name);

async function asOneTest(title, work) {
  process.stdout.write(`\n== ${title}\n`);
  try {
    if ((await work()) === 0) return { passed: 1, failed: 0 };
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
  return { passed: 0, failed: 1 };
}

// The browser tests take longest: the rest runs in the time that they leave.
const ASIDE = { priority: os.constants.priority.PRIORITY_BELOW_NORMAL };

const script = (name) => asOneTest(name, () => runLabelled(name, 'npm', ['run', '--silent', name], ASIDE));

async function runSuite(title, command, args, options, report, count) {
  process.stdout.write(`\n== ${title}\n`);
  const code = await runLabelled(title, command, args, options);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = count(JSON.parse(fs.readFileSync(report, 'utf8')));
  } catch {
    process.stderr.write(`${title} wrote no report.\n`);
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function vitest(title, projects, reports) {
  const report = path.join(reports, `${title}.json`);
  const args = ['run', `--project=${projects}`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runSuite(title, binary('vitest'), args, ASIDE, report, vitestCounts);
}

function playwright(title, reports) {
  const report = path.join(reports, 'playwright.json');
  const args = ['test', '--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  return runSuite(title, binary('playwright'), args, { env }, report, playwrightCounts);
}

/** The first lane waits for the built product, the second one computes. */
async function runLanes(reports) {
  const built = asOneTest('build', () => ensureBuilt().then(() => 0));
  const onBuild = async () => {
    const results = [await built, await asOneTest('chromium', () => ensureChromium().then(() => 0))];
    if (results[0].failed + results[1].failed > 0) return results;
    return [...results, await playwright('browser tests', reports)];
  };
  const besideBuild = async () => {
    const results = [await script('lint'), await script('dead-code')];
    results.push(await vitest('tests', '!stack', reports));
    const isBuilt = (await built).failed === 0;
    // After the build: both write below .next.
    results.push(await script('types'));
    if (!isBuilt) return results;
    return [...results, await vitest('start', 'stack', reports)];
  };
  return (await Promise.all([onBuild(), besideBuild()])).flat();
}

async function testAll() {
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'cmis-reports-'));
  const results = [];
  try {
    await ensureInstalled();
    results.push(...(await runLanes(reports)));
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
