import { expect, it } from 'vitest';
import { readSeedData } from './read-seed-data';

const data = {
  businesses: [{ id: 'b1', name: 'Nakhla' }],
  campaigns: {
    shop: [
      {
        key: 'brand',
        name: 'Brand {country}',
        goal: 'sales',
        dailySpend: 10,
        budget: 'daily',
        schedule: { kind: 'always' },
      },
      { key: 'other', name: 'Other', goal: 'leads', dailySpend: 20, budget: 'daily', schedule: { kind: 'always' } },
    ],
  },
  accounts: [
    {
      id: 'a1',
      name: 'KSA',
      currency: 'SAR',
      timeZone: 'Asia/Riyadh',
      businessId: 'b1',
      brand: 'retail',
      state: 'active',
      market: { weekend: 'friday-saturday', costPerMille: 11, basket: 240 },
      campaigns: [{ list: 'shop', scale: 1.5, country: 'KSA', first: 1, budgetFactors: { brand: 0.4 } }],
      seasonalDailySpend: 0,
    },
  ],
  profiles: [],
  people: [],
};

it('readSeedData gives an account the campaigns of its list, by scale, country and number', () => {
  const [account] = readSeedData(data).accounts;
  expect(account?.evergreens).toEqual([
    { ...data.campaigns.shop[0], name: 'Brand KSA', dailySpend: 15, budgetFactor: 0.4 },
  ]);
});

it('readSeedData refuses an unknown list and an unknown field', () => {
  expect(() => readSeedData({ ...data, campaigns: {} })).toThrow('no list of campaigns shop');
  expect(() => readSeedData({ ...data, agencies: [] })).toThrow('agencies');
});
