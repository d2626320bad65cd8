'use strict';

// The channel to the parent closes when the parent ends, also by kill -9. Then this process stops in order.
const GRACE_MS = 4000;

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // Listening must not keep a process alive that has nothing else to do.
  process.channel.unref();
}
