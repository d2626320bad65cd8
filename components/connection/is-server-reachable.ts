export async function isServerReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/api/health', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
