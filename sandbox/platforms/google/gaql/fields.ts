export type FieldType = 'INT64' | 'DOUBLE' | 'STRING' | 'ENUM' | 'ENUM_LIST' | 'BOOLEAN' | 'DATE';

interface Field {
  type: FieldType;
  kind: 'attribute' | 'segment' | 'metric';
}

const attributes = (type: FieldType, ...names: string[]): [string, Field][] =>
  names.map((name) => [name, { type, kind: 'attribute' }]);
const metrics = (type: FieldType, ...names: string[]): [string, Field][] =>
  names.map((name) => [`metrics.${name}`, { type, kind: 'metric' }]);

const fields = new Map<string, Field>([
  ...attributes('INT64', 'campaign.id', 'campaign_budget.id', 'customer.id', 'customer_client.id'),
  ...attributes('INT64', 'customer_client.level', 'campaign_budget.reference_count'),
  ...attributes('INT64', 'campaign_budget.amount_micros', 'campaign_budget.total_amount_micros'),
  ...attributes('STRING', 'campaign.name', 'campaign.resource_name', 'campaign.campaign_budget'),
  ...attributes('STRING', 'campaign.start_date_time', 'campaign.end_date_time'),
  ...attributes('ENUM', 'campaign.status', 'campaign.primary_status', 'campaign.serving_status'),
  ...attributes('ENUM', 'campaign.advertising_channel_type'),
  ...attributes('ENUM_LIST', 'campaign.primary_status_reasons'),
  ...attributes('STRING', 'campaign_budget.name', 'campaign_budget.resource_name'),
  ...attributes('ENUM', 'campaign_budget.period', 'campaign_budget.status'),
  ...attributes('BOOLEAN', 'campaign_budget.explicitly_shared'),
  ...attributes('STRING', 'customer.resource_name', 'customer.descriptive_name', 'customer.currency_code'),
  ...attributes('STRING', 'customer.time_zone'),
  ...attributes('BOOLEAN', 'customer.manager', 'customer.test_account'),
  ...attributes('ENUM', 'customer.status'),
  ...attributes('STRING', 'customer_client.resource_name', 'customer_client.client_customer'),
  ...attributes('STRING', 'customer_client.descriptive_name', 'customer_client.currency_code'),
  ...attributes('STRING', 'customer_client.time_zone'),
  ...attributes('BOOLEAN', 'customer_client.manager', 'customer_client.test_account', 'customer_client.hidden'),
  ...attributes('ENUM', 'customer_client.status'),
  ['segments.date', { type: 'DATE', kind: 'segment' }],
  ['segments.conversion_action_category', { type: 'ENUM', kind: 'segment' }],
  ...metrics('INT64', 'impressions', 'clicks', 'cost_micros', 'interactions', 'video_trueview_views', 'unique_users'),
  ...metrics('DOUBLE', 'conversions', 'conversions_value', 'all_conversions', 'all_conversions_value'),
]);

export function fieldNamed(name: string): Field | undefined {
  return fields.get(name);
}

interface Resource {
  attributes: readonly string[];
  hasMetrics: boolean;
}

const resources: Readonly<Record<string, Resource>> = {
  campaign: { attributes: ['campaign', 'campaign_budget', 'customer'], hasMetrics: true },
  campaign_budget: { attributes: ['campaign_budget', 'customer'], hasMetrics: false },
  customer: { attributes: ['customer'], hasMetrics: true },
  customer_client: { attributes: ['customer_client', 'customer'], hasMetrics: false },
};

export function resourceNamed(name: string): Resource | undefined {
  return Object.hasOwn(resources, name) ? resources[name] : undefined;
}

export function ownerOf(field: string): string {
  return field.slice(0, field.indexOf('.'));
}
