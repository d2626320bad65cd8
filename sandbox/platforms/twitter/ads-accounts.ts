import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import type { Account } from '../../world/model';
import { flag, idList, listing } from './ads-listing';
import { adsAnswer } from './api-answer';
import { base36Id } from './ids';
import { accountIn, countGlobalRead, openAds } from './session';

function accountNode({ id, name, timeZone, state }: Account) {
  return {
    id,
    name,
    business_name: name,
    timezone: timeZone,
    timezone_switch_at: '2024-05-22T07:00:00Z',
    business_id: null,
    approval_status: state === 'active' ? 'ACCEPTED' : 'CANCELLED',
    industry_type: 'RETAIL',
    country_code: null,
    created_at: '2024-05-22T07:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    deleted: false,
  };
}

/** The only call without an ad account in its path, with a low rate limit. */
export function listAdAccounts(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const headers = countGlobalRead(call);
  const wanted = idList(request, 'account_ids', 200);
  const accounts = context.world.accounts
    .filter(({ id }) => call.person.accountIds.includes(id))
    .filter(({ id }) => wanted?.includes(id) ?? true);
  return listing(call, accounts.map(accountNode), headers);
}

export const fundingInstrumentId = (account: Account) => base36Id('funding', account.id);

/** Only these and campaigns have a currency. */
function instrumentsOf(account: Account) {
  const isOpen = account.state === 'active';
  const common = {
    account_id: account.id,
    created_at: '2024-05-22T07:00:00Z',
    cancelled: false,
    paused_by_advertiser: null,
  };
  const current = {
    ...common,
    id: fundingInstrumentId(account),
    type: 'CREDIT_CARD',
    description: 'Visa ending in 4242',
    currency: account.currency,
    entity_status: isOpen ? 'ACTIVE' : 'PAUSED',
    able_to_fund: isOpen,
    credit_limit_local_micro: null,
    funded_amount_local_micro: null,
    deleted: !isOpen,
  };
  const former = {
    ...common,
    id: base36Id('former funding', account.id),
    type: 'INSERTION_ORDER',
    description: 'IO 2024',
    currency: 'EUR',
    entity_status: 'PAUSED',
    able_to_fund: false,
    credit_limit_local_micro: 5_000_000_000,
    funded_amount_local_micro: 5_000_000_000,
    deleted: true,
  };
  return isOpen ? [former, current] : [current];
}

export function listFundingInstruments(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  const withDeleted = flag(request, 'with_deleted');
  return listing(
    call,
    instrumentsOf(accountIn(call)).filter(({ deleted }) => withDeleted || !deleted),
  );
}

export function showAccess(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const call = openAds(request, context);
  accountIn(call);
  return adsAnswer(request, { data: { user_id: call.person.id, permissions: ['ACCOUNT_ADMIN'] } });
}
