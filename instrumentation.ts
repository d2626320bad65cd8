export async function register(): Promise<void> {
  // The edge runtime has neither a database driver nor a process to end.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { limitAsServer } = await import('@/lib/work-kind');
  limitAsServer();
  const { checkStartOrExit } = await import('@/lib/health/check-start');
  await checkStartOrExit();
  const { startDelivery } = await import('@/inngest/start-delivery');
  startDelivery();
  const { startRegistration } = await import('@/inngest/keep-registered');
  startRegistration();
}
