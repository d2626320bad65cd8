import { dispatchAll, dispatchCampaigns, dispatchMetrics } from './functions/dispatch-platform-syncs';
import { evaluateOrgAlerts } from './functions/evaluate-org-alerts';
import { processWebhook } from './functions/process-webhook';
import { provisionMetricPartitions } from './functions/provision-metric-partitions';
import { pruneHistory } from './functions/prune-history';
import { recountConversions } from './functions/recount-conversions';
import { refreshExpiringTokens } from './functions/refresh-expiring-tokens';
import { sweepEvents } from './functions/sweep-events';
import { syncPlatformData } from './functions/sync-platform-data';
import { syncTakenOverAccounts } from './functions/sync-taken-over-accounts';
import { updateFxRates } from './functions/update-fx-rates';

export const functions = [
  // Crons, UTC.
  dispatchMetrics, // every hour but two
  dispatchCampaigns, // every four hours
  dispatchAll, // two o'clock
  sweepEvents, // every minute, and engine/functions.registered
  refreshExpiringTokens, // every two minutes, and tokens/refresh.requested
  provisionMetricPartitions, // daily
  pruneHistory, // daily
  updateFxRates, // twice a day after the European Central Bank publishes, and engine/functions.registered
  // Events.
  ...syncPlatformData, // sync/run.requested, one for each platform
  evaluateOrgAlerts, // sync/run.finished, alerts/evaluation.requested
  processWebhook, // webhook/delivery.received
  syncTakenOverAccounts, // accounts/taken_over
  recountConversions, // conversions/choice.updated
];
