'use strict';

// What `npm start` runs. On a Node that is too old this file must still load, so its own syntax is old too;
// everything else is loaded after the check.
require('./node-version.cjs').requireNode();
require('./start-stack.cjs').startStack();
