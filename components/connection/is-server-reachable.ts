/** Whether the browser has a network and the server answers that it is well. */
export async function isServerReachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/api/health', { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
