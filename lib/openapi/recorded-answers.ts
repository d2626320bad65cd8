import alerts from './examples/alerts.json';
import annotations from './examples/annotations.json';
import apiTokens from './examples/api-tokens.json';
import campaigns from './examples/campaigns.json';
import conversions from './examples/conversions.json';
import dashboard from './examples/dashboard.json';
import exchangeRates from './examples/exchange-rates.json';
import integrations from './examples/integrations.json';
import labels from './examples/labels.json';
import leads from './examples/leads.json';
import members from './examples/members.json';
import organizations from './examples/organizations.json';
import posts from './examples/posts.json';
import sync from './examples/sync.json';
import targets from './examples/targets.json';
import views from './examples/views.json';
import webhookDeliveries from './examples/webhook-deliveries.json';

/** What the server answers to the examples, by operation id; api-examples.integration.test.ts records and compares. */
export const recordedAnswers: Readonly<Record<string, unknown>> = {
  ...alerts,
  ...annotations,
  ...apiTokens,
  ...campaigns,
  ...conversions,
  ...dashboard,
  ...exchangeRates,
  ...integrations,
  ...labels,
  ...leads,
  ...members,
  ...organizations,
  ...posts,
  ...sync,
  ...targets,
  ...views,
  ...webhookDeliveries,
};
