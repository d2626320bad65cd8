'use strict';

const FAULTS = [
  [/ENOSPC|no space left/i, 'The disk is full: free some space and start again.'],
  [/EDQUOT|quota exceeded/i, 'The disk quota is used up: free some space and start again.'],
  [
    /EROFS|read-only file system/i,
    'This folder is on a read-only file system: clone to a folder you may write to and start again.',
  ],
  [
    /EACCES|EPERM|permission denied/i,
    'This folder may not be written to: clone to a folder of your own, or correct its owner (chown -R), and start again.',
  ],
  [
    /npm (ERR!|error) .*(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)/,
    'The npm registry cannot be reached: check the network or the npm proxy settings and start again.',
  ],
];

function knownFault(output) {
  const found = FAULTS.find(([pattern]) => pattern.test(output));
  return found ? found[1] : null;
}

module.exports = { knownFault };
