import type { IntegrationDto } from '@/lib/integrations/types';
import { connectionHealth } from './connection-health';
import { IntegrationStatusBadge } from './integration-status-badge';
import { LiveHealthBadge } from './live-health-badge';

/** Live below a SyncScope. */
export function ConnectionBadge({ integration }: { integration: IntegrationDto }) {
  const badge = <IntegrationStatusBadge status={connectionHealth(integration)} />;
  if (integration.status !== 'active' && integration.status !== 'refreshing') return badge;
  return (
    <LiveHealthBadge integrationId={integration.id} paused={<IntegrationStatusBadge status="paused_by_platform" />}>
      {badge}
    </LiveHealthBadge>
  );
}
