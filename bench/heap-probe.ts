// Preloaded into a process with --expose-gc and an IPC channel.
process.on('message', async () => {
  // Finalizers may free more after the first collection.
  for (let count = 0; count < 3; count += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.send?.(process.memoryUsage().heapUsed);
});
process.channel?.unref();
