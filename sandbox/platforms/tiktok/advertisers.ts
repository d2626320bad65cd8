import { z } from 'zod';
import type { SandboxContext, SandboxRequest, SandboxResponse } from '../../sandbox-platform';
import { offsetMinutes } from '../../world/local-time';
import type { Account } from '../../world/model';
import { grantedAccounts, openAccount, openAds } from './credentials';
import { invalid, refuse, succeed } from './envelope';
import { etcZone } from './formats';
import { fieldsParameter, jsonParameter, pick, required } from './parameters';

const maxIds = 100;
const fields = [
  'advertiser_id',
  'name',
  'currency',
  'timezone',
  'display_timezone',
  'status',
  'country',
  'balance',
  'role',
  'company',
  'language',
  'industry',
  'create_time',
];
const countries: Readonly<Record<string, string>> = { SAR: 'SA', AED: 'AE', USD: 'US' };

export function listAdvertisers(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = openAds(request, context, '100');
  const secret = context.clients.find(({ id }) => id === token.client)?.secret;
  if (required(request, 'app_id') !== token.client || required(request, 'secret') !== secret) {
    throw refuse(40001, 'The app_id is inconsistent with the access token.');
  }
  const list = grantedAccounts(context, token).map(({ id, name }) => ({ advertiser_id: id, advertiser_name: name }));
  return succeed({ list });
}

export function showAdvertisers(request: SandboxRequest, context: SandboxContext): SandboxResponse {
  const token = openAds(request, context, '100');
  const ids = jsonParameter(request, 'advertiser_ids', z.array(z.string())) ?? [];
  if (ids.length === 0) throw invalid('advertiser_ids: Missing data for required field.');
  if (ids.length > maxIds) throw refuse(40011, `advertiser_ids: Longer than maximum length ${maxIds}.`);
  const requested = fieldsParameter(request, fields);
  const accounts = ids.map((id) => openAccount(context, token, id));
  return succeed({ list: accounts.map((account) => pick(advertiserOf(account, context), requested)) });
}

function advertiserOf(account: Account, context: SandboxContext): Record<string, unknown> {
  return {
    advertiser_id: account.id,
    name: account.name,
    currency: account.currency,
    timezone: etcZone(offsetMinutes(context.now(), account.timeZone)),
    display_timezone: account.timeZone,
    status: account.state === 'active' ? 'STATUS_ENABLE' : 'STATUS_DISABLE',
    country: countries[account.currency],
    balance: 0,
    role: 'ROLE_ADVERTISER',
    company: context.world.businesses.find(({ id }) => id === account.businessId)?.name,
    language: 'en',
    industry: '292003',
    create_time: 1_725_148_800,
  };
}
