'use strict';

require('./node-version.cjs').requireNode();
require('./start-stack.cjs').startStack();
