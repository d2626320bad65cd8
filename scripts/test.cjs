'use strict';

// What `npm test` runs: everything, from a fresh clone, closing with one line `N passed, N failed`.
require('./node-version.cjs').requireNode();
require('./test-all.cjs').testAll();
