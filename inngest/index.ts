import { dispatchAll, dispatchCampaigns, dispatchMetrics } from './functions/dispatch-platform-syncs';
import { evaluateOrgAlerts } from './functions/evaluate-org-alerts';
import { processWebhook } from './functions/process-webhook';
import { provisionMetricPartitions } from './functions/provision-metric-partitions';
import { pruneHistory } from './functions/prune-history';
import { reannounceDeliveries } from './functions/reannounce-deliveries';
import { reannounceEvaluations } from './functions/reannounce-evaluations';
import { reannounceSyncs } from './functions/reannounce-syncs';
import { reannounceWaiting } from './functions/reannounce-waiting';
import { refreshExpiringTokens } from './functions/refresh-expiring-tokens';
import { syncPlatformData } from './functions/sync-platform-data';

export const functions = [
  // Crons, UTC.
  dispatchMetrics, // every hour but two
  dispatchCampaigns, // every four hours
  dispatchAll, // two o'clock
  reannounceSyncs, // every minute
  reannounceDeliveries, // every minute
  reannounceEvaluations, // every minute
  refreshExpiringTokens, // every two minutes, and tokens/refresh.requested
  provisionMetricPartitions, // daily
  pruneHistory, // daily
  // Events.
  ...syncPlatformData, // sync/run.requested, one for each platform
  evaluateOrgAlerts, // sync/run.finished, alerts/evaluation.requested
  processWebhook, // webhook/delivery.received
  reannounceWaiting, // engine/functions.registered
];
