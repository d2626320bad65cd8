'use strict';

const fs = require('node:fs');
const path = require('node:path');

const TEST_FILE = /(?<!\.(?:integration|stack))\.test\.tsx?$/;
const ENVIRONMENT = /Object\.assign\(process\.env|delete process\.env|process\.env(?:\.\w+|\[[^\]]+\]) \??\??= /;
const MODULES = /\bvi\.(?:mock|doMock|hoisted|resetModules|stubEnv)\(/;
const SPECIAL_IN_PATTERN = /[()[\]{}!*?+@|]/g;

/** Whether a test file changes modules or the environment, which other files of its process would see. */
function changesItsProcess(source) {
  return ENVIRONMENT.test(source) || MODULES.test(source);
}

function testFiles(root, folder = '') {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(root, file);
    return TEST_FILE.test(file) ? [file] : [];
  });
}

/** Patterns of the test files without a database that run in a process of their own. */
function isolatedTestFiles(root) {
  return testFiles(root)
    .filter((file) => changesItsProcess(fs.readFileSync(path.join(root, file), 'utf8')))
    .map((file) => file.replace(SPECIAL_IN_PATTERN, '\\$&'));
}

module.exports = { changesItsProcess, isolatedTestFiles };
