import { describe, expect, it } from 'vitest';
import { restliQuery } from './restli';

describe('a Rest.li query', () => {
  it('keeps its structure raw and encodes each value once', () => {
    const query = restliQuery(
      {
        q: 'analytics',
        dateRange: { start: { year: 2026, month: 7, day: 1 } },
        campaigns: ['urn:li:sponsoredCampaign:900100', 'urn:li:sponsoredCampaign:900101'],
      },
      ['dateRange', 'impressions'],
    );
    expect(query).toBe(
      'q=analytics&dateRange=(start:(year:2026,month:7,day:1))' +
        '&campaigns=List(urn%3Ali%3AsponsoredCampaign%3A900100,urn%3Ali%3AsponsoredCampaign%3A900101)' +
        '&fields=dateRange,impressions',
    );
  });

  it('encodes in values what is structure elsewhere', () => {
    expect(restliQuery({ name: "it's (1,2): 100% نخلة", empty: '', none: [] })).toBe(
      "name=it%27s%20%281%2C2%29%3A%20100%25%20%D9%86%D8%AE%D9%84%D8%A9&empty=''&none=List()",
    );
  });
});
