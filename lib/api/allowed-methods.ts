import { AppError } from '@/lib/errors';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Without this list Next answers other methods with 405 without Allow. A test compares it with the files. */
export const routeMethods: Readonly<Record<string, readonly Method[]>> = {
  '/api/auth/{...nextauth}': ['GET', 'POST'],
  '/api/connect/{platform}': ['GET'],
  '/api/connect/{platform}/callback': ['GET'],
  '/api/csp': ['POST'],
  '/api/health': ['GET'],
  '/api/inngest': ['GET', 'POST', 'PUT'],
  '/api/me': ['GET'],
  '/api/metrics': ['GET'],
  '/api/orgs': ['GET', 'POST'],
  '/api/orgs/{org}': ['GET'],
  '/api/orgs/{org}/alerts': ['GET'],
  '/api/orgs/{org}/alerts/{alertId}/accept-figures': ['POST'],
  '/api/orgs/{org}/alerts/{alertId}/acknowledge': ['POST'],
  '/api/orgs/{org}/allowed-origins': ['GET', 'PUT'],
  '/api/orgs/{org}/annotations': ['GET', 'POST'],
  '/api/orgs/{org}/annotations/{annotationId}': ['PATCH', 'DELETE'],
  '/api/orgs/{org}/annotations/{annotationId}/restore': ['POST'],
  '/api/orgs/{org}/campaigns': ['GET'],
  '/api/orgs/{org}/conversion-actions': ['GET'],
  '/api/orgs/{org}/conversion-actions/{platform}': ['PUT', 'DELETE'],
  '/api/orgs/{org}/conversion-actions/{platform}/preview': ['POST'],
  '/api/orgs/{org}/dashboard': ['GET'],
  '/api/orgs/{org}/dashboard/explain': ['GET'],
  '/api/orgs/{org}/dashboard/refresh': ['POST'],
  '/api/orgs/{org}/fx-rates': ['GET', 'PUT'],
  '/api/orgs/{org}/fx-rates/{base}/{quote}/{date}': ['DELETE'],
  '/api/orgs/{org}/held-figures': ['GET'],
  '/api/orgs/{org}/held-figures/accept': ['POST'],
  '/api/orgs/{org}/integrations': ['GET'],
  '/api/orgs/{org}/integrations/{integrationId}': ['GET', 'DELETE'],
  '/api/orgs/{org}/integrations/{integrationId}/accounts': ['PUT'],
  '/api/orgs/{org}/integrations/{integrationId}/token-events': ['GET'],
  '/api/orgs/{org}/invitations': ['GET', 'POST'],
  '/api/orgs/{org}/invitations/{invitation}': ['DELETE'],
  '/api/orgs/{org}/kpis': ['GET', 'POST'],
  '/api/orgs/{org}/kpis/{kpiId}': ['PATCH', 'DELETE'],
  '/api/orgs/{org}/labels': ['GET', 'POST'],
  '/api/orgs/{org}/label-matches': ['GET'],
  '/api/orgs/{org}/labels/{labelId}': ['PATCH', 'DELETE'],
  '/api/orgs/{org}/labels/{labelId}/campaigns': ['PUT', 'PATCH'],
  '/api/orgs/{org}/labels/{labelId}/posts': ['PUT', 'PATCH'],
  '/api/orgs/{org}/labels/{labelId}/restore': ['POST'],
  '/api/orgs/{org}/leads': ['GET'],
  '/api/orgs/{org}/leads/{leadId}': ['GET', 'DELETE'],
  '/api/orgs/{org}/members': ['GET'],
  '/api/orgs/{org}/members/{user}': ['PATCH', 'DELETE'],
  '/api/orgs/{org}/posts': ['GET'],
  '/api/orgs/{org}/posts/explain': ['GET'],
  '/api/orgs/{org}/posts/{postId}/explain': ['GET'],
  '/api/orgs/{org}/sync/events': ['GET'],
  '/api/orgs/{org}/sync/integrations/{integrationId}/status': ['GET'],
  '/api/orgs/{org}/sync/integrations/{integrationId}/trigger': ['POST'],
  '/api/orgs/{org}/sync/runs': ['GET'],
  '/api/orgs/{org}/sync/runs/{runId}': ['GET'],
  '/api/orgs/{org}/sync/statistics': ['GET'],
  '/api/orgs/{org}/sync/status': ['GET'],
  '/api/orgs/{org}/sync/trigger': ['POST'],
  '/api/orgs/{org}/tokens': ['GET', 'POST'],
  '/api/orgs/{org}/tokens/{token}': ['DELETE'],
  '/api/orgs/{org}/views': ['GET', 'POST'],
  '/api/orgs/{org}/views/{viewId}': ['GET', 'PATCH', 'DELETE'],
  '/api/orgs/{org}/views/{viewId}/default': ['PUT'],
  '/api/orgs/{org}/views/{viewId}/restore': ['POST'],
  '/api/orgs/{org}/webhooks/deliveries': ['GET'],
  '/api/orgs/{org}/webhooks/deliveries/{deliveryId}': ['GET'],
  '/api/orgs/{org}/webhooks/deliveries/{deliveryId}/replay': ['POST'],
  '/api/orgs/{org}/webhooks/keys': ['GET', 'POST'],
  '/api/orgs/{org}/webhooks/keys/{keyId}': ['DELETE'],
  '/api/platforms': ['GET'],
  '/api/webhooks/{platform}': ['GET', 'POST'],
  '/docs/llms.txt': ['GET'],
  '/docs/postman-environment.json': ['GET'],
  '/docs/postman.json': ['GET'],
  '/docs/reference/{operation}': ['GET'],
  '/docs/{page}': ['GET'],
  '/openapi.json': ['GET'],
};

const routes = Object.entries(routeMethods).map(([path, methods]) => ({ segments: path.split('/').slice(1), methods }));

const PAGE_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const takesRest = pattern.at(-1)?.startsWith('{...') ?? false;
  if (takesRest ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every((segment, index) => segment.startsWith('{') || segment === decoded(path[index] ?? ''));
}

// As in an Allow header; null below /api where no route is.
function allowedMethods(pathname: string): string[] | null {
  const path = pathname.split('/').slice(1);
  const found = routes.find(({ segments }) => matches(segments, path));
  if (!found) return pathname === '/api' || pathname.startsWith('/api/') ? null : PAGE_METHODS;
  return [...found.methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'];
}

export interface MethodAnswer {
  headers: { allow: string };
  // Null for OPTIONS.
  error: AppError | null;
}

/** For OPTIONS and for a method that the route lacks; null for every other request. */
export function answerByMethod(method: string, pathname: string): MethodAnswer | null {
  const allowed = allowedMethods(pathname);
  if (!allowed || (method !== 'OPTIONS' && allowed.includes(method))) return null;
  const allow = allowed.join(', ');
  if (method === 'OPTIONS') return { headers: { allow }, error: null };
  return {
    headers: { allow },
    error: new AppError('method_not_allowed', `This address accepts ${allow}, not ${method}.`),
  };
}
