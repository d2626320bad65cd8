'use strict';

// Old syntax: this file must load on any Node to report that it is too old.
var MINIMUM = [20, 12];

function tooOld(version) {
  var parts = String(version).replace(/^v/, '').split('.');
  var major = parseInt(parts[0], 10);
  var minor = parseInt(parts[1], 10);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return null;
  return (
    'CMIS needs Node ' +
    MINIMUM.join('.') +
    ' or newer, this is ' +
    version +
    ': install a current Node (https://nodejs.org) and start again.'
  );
}

function requireNode() {
  var problem = tooOld(process.version);
  if (!problem) return;
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

module.exports = { tooOld: tooOld, requireNode: requireNode };
