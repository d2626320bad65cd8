/** Preloaded into a process that is started with --expose-gc and a channel: answers each message with its live heap. */
process.on('message', async () => {
  // What a first collection lets go of may hold more by finalizers.
  for (let count = 0; count < 3; count += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.send?.(process.memoryUsage().heapUsed);
});
// The channel alone must not keep the process.
process.channel?.unref();
