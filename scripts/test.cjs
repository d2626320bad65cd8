'use strict';

require('./node-version.cjs').requireNode();
require('./test-all.cjs').testAll();
