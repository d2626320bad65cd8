'use strict';

// Preloaded into every process of the local stack. The channel to the parent closes when the parent ends, however it
// ended (kill -9 too): then this process ends in order as well.
const GRACE_MS = 4000;

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a process alive that has nothing else to do.
  process.channel.unref();
}
