import type { SandboxContext } from '../../sandbox-platform';
import { campaignRows, customerFields } from './campaign-rows';
import { checkQuery, checkWindow } from './gaql/check';
import { type DateWindow, dateWindow } from './gaql/date-window';
import { fieldNamed } from './gaql/fields';
import { parseQuery, type Query } from './gaql/parse';
import { type Row, selectRows } from './gaql/rows';
import { type Customer, treeOf } from './hierarchy';
import { campaignMetricRows, customerMetricRows } from './metric-rows';

export function answerQuery(context: SandboxContext, customer: Customer, text: string): { query: Query; rows: Row[] } {
  const query = parseQuery(text);
  checkQuery(query, customer.isManager);
  const today = customer.isManager ? context.now().toISOString().slice(0, 10) : context.world.today(customer.id);
  const window = dateWindow(query.where, today);
  checkWindow(query, window);
  return { query, rows: selectRows(rowsOf(context, customer, query, window), query) };
}

function rowsOf(context: SandboxContext, customer: Customer, query: Query, window: DateWindow): Row[] {
  const requested = [...query.select, ...query.where.map(({ field }) => field)];
  const split = {
    byDay: query.select.includes('segments.date'),
    byCategory: query.select.includes('segments.conversion_action_category'),
  };
  const hasFigures = requested.some((name) => fieldNamed(name)?.kind !== 'attribute');
  switch (query.from) {
    case 'campaign':
      return hasFigures
        ? campaignMetricRows(context, customer, window, split)
        : campaignRows(context, customer).map(({ row }) => row);
    case 'campaign_budget':
      return budgetRows(context, customer);
    case 'customer_client':
      return clientRows(context, customer);
    default:
      return hasFigures ? customerMetricRows(context, customer, window, split) : [customerFields(customer)];
  }
}

function budgetRows(context: SandboxContext, customer: Customer): Row[] {
  const rows = campaignRows(context, customer).map(({ row }) => row);
  return [...new Map(rows.map((row) => [row['campaign_budget.id'], row])).values()];
}

function clientRows(context: SandboxContext, root: Customer): Row[] {
  return treeOf(context, root.id).map(({ customer, level }) => ({
    ...customerFields(root),
    'customer_client.resource_name': `customers/${root.id}/customerClients/${customer.id}`,
    'customer_client.client_customer': `customers/${customer.id}`,
    'customer_client.id': BigInt(customer.id),
    'customer_client.descriptive_name': customer.name,
    'customer_client.currency_code': customer.currency,
    'customer_client.time_zone': customer.timeZone,
    'customer_client.manager': customer.isManager,
    'customer_client.test_account': false,
    'customer_client.hidden': false,
    'customer_client.status': customer.status,
    'customer_client.level': BigInt(level),
  }));
}
