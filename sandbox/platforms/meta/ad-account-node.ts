import type { SandboxContext } from '../../sandbox-platform';
import { offsetMinutes } from '../../world/local-time';
import type { Account } from '../../world/model';
import { graphTimeOn, minorUnits } from './formats';
import { type NodeFields, pickNested } from './projection';

const adAccountActive = 1;
const adAccountClosed = 101;

export function adAccountNode(context: SandboxContext): NodeFields<Account> {
  const { world } = context;
  const spent = (account: Account) =>
    world.campaigns(account.id).reduce((sum, campaign) => sum + world.spentMicros(campaign), 0n);
  return {
    type: 'AdAccount',
    defaults: ['account_id', 'id'],
    always: ['id'],
    readers: {
      id: (account) => `act_${account.id}`,
      account_id: (account) => account.id,
      name: (account) => account.name,
      account_status: (account) => (account.state === 'active' ? adAccountActive : adAccountClosed),
      disable_reason: (account) => (account.state === 'active' ? 0 : 9),
      currency: (account) => account.currency,
      timezone_name: (account) => account.timeZone,
      timezone_offset_hours_utc: (account) => offsetMinutes(context.now(), account.timeZone) / 60,
      created_time: (account) => graphTimeOn('2024-08-20', account.timeZone, 11, 4),
      amount_spent: (account) => minorUnits(spent(account), account.currency),
      balance: (account) => minorUnits(spent(account) / 40n, account.currency),
      spend_cap: () => '0',
      min_daily_budget: (account) => (account.currency === 'KWD' ? 31 : 375),
      is_personal: () => 0,
      business_name: (account) => business(account)?.name,
      business: (account, requested) => {
        const found = business(account);
        return found && pickNested({ id: found.id, name: found.name }, requested);
      },
      owner: (account) => account.businessId,
    },
    empty: [
      'age',
      'business_city',
      'business_country_code',
      'capabilities',
      'funding_source',
      'funding_source_details',
      'io_number',
      'timezone_id',
      'user_tasks',
      'end_advertiser',
      'media_agency',
      'partner',
      'tax_id',
    ],
  };

  function business(account: Account) {
    return world.businesses.find(({ id }) => id === account.businessId);
  }
}
