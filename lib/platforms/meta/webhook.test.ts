import { describe, expect, it } from 'vitest';
import { takenIn } from '../testing/taken-in';
import { metaWebhooks } from './webhook';

const TIME = 1_782_862_117;
const { parsed, effects } = takenIn(metaWebhooks);
const told = (object: string, field: string, value: unknown, id = '101') => ({
  object,
  entry: [{ id, time: TIME, changes: [{ field, value }] }],
});
const syncs = (dataType: 'campaigns' | 'posts') => ({ kind: 'sync', dataType });

describe('a batch', () => {
  const one = { field: 'feed', value: { item: 'status', post_id: '77_88' } };
  const other = { field: 'mention', value: { post_id: '77_99' } };
  const entry = (changes: unknown, id: unknown = '77', time: unknown = TIME) => ({ id, time, changes });

  it('comes apart by change, each about what it is of', () => {
    expect(parsed({ object: 'page', entry: [entry([one, other]), entry([one], '78')] })).toEqual([
      {
        key: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        kind: 'feed',
        subject: { type: 'profile', externalId: '77' },
        occurredAt: new Date(TIME * 1000),
        payload: { object: 'page', id: '77', time: TIME, change: one },
      },
      expect.objectContaining({ kind: 'mention', subject: { type: 'profile', externalId: '77' } }),
      expect.objectContaining({ kind: 'feed', subject: { type: 'profile', externalId: '78' } }),
    ]);
  });

  it('has the same keys for the same changes in whichever batch, and others for all else', () => {
    const key = (value: object) => parsed(value)[0].key;
    const first = key({ object: 'page', entry: [entry([one])] });
    expect(parsed({ entry: [entry([other]), entry([other, one])], object: 'page' }).at(-1)?.key).toBe(first);
    const others = [
      { object: 'instagram', entry: [entry([one])] },
      { object: 'page', entry: [entry([one], '78')] },
      { object: 'page', entry: [entry([one], '77', TIME + 1)] },
      { object: 'page', entry: [entry([{ ...one, field: 'mention' }])] },
      { object: 'page', entry: [entry([{ ...one, value: { ...one.value, item: 'photo' } }])] },
    ];
    expect(new Set([first, ...others.map(key)]).size).toBe(others.length + 1);
  });

  it('of a thousand has a thousand', () => {
    const entries = Array.from({ length: 1000 }, (_, index) => entry([one], String(index)));
    const deliveries = parsed({ object: 'page', entry: entries });
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(1000);
  });

  it('is not lost for one that is another shape', () => {
    const odd = [null, 7, [], {}, entry('x'), entry([null, { field: 5 }, one]), { id: '77', messaging: [{}] }];
    const deliveries = parsed({ object: 'page', entry: [...odd, entry([one], 78, null)] });
    expect(deliveries.map(({ kind }) => kind)).toEqual([...Array<string>(7).fill('page'), 'feed', 'page', 'feed']);
    expect(new Set(deliveries.map(({ key }) => key)).size).toBe(deliveries.length);
    expect(deliveries.at(-2)?.subject).toEqual({ type: 'profile', externalId: '77' });
    expect(deliveries.at(-1)).toMatchObject({ subject: { type: 'profile', externalId: '78' }, occurredAt: null });
    const asked = effects({ object: 'page', entry: [...odd, entry([one], 78, null)] });
    expect(asked.filter((all) => all.length > 0)).toEqual([[syncs('posts')], [syncs('posts')]]);
  });

  it('without values names the fields alone', () => {
    const [delivery] = parsed({
      object: 'page',
      entry: [{ id: '77', time: TIME, changed_fields: ['feed', 'leadgen'] }],
    });
    expect(delivery).toMatchObject({ kind: 'feed', payload: { change: { field: 'feed', value: null } } });
  });

  it.each([-1e14, 1e15, 8.64e15, 1e300, '1782862117', null, {}])('has no time that is none: %s', (time) => {
    expect(parsed({ object: 'page', entry: [entry([one], '77', time)] })[0]).toMatchObject({
      kind: 'feed',
      occurredAt: null,
    });
  });

  it('keeps long ids whole', () => {
    const text = JSON.stringify(told('page', 'leadgen', { leadgen_id: 1 }, '77')).replace(
      '"leadgen_id":1',
      '"leadgen_id":7126711421177430274',
    );
    expect(effects(text)).toMatchObject([[{ kind: 'lead', lead: { externalId: '7126711421177430274' } }]]);
  });

  it.each([
    ['ad_account', { type: 'ad_account', externalId: 'act_101' }],
    ['instagram', { type: 'profile', externalId: '101' }],
    ['permissions', { type: 'person', externalId: '101' }],
    ['application', null],
    ['constructor', null],
    ['__proto__', null],
  ])('of %s is about what our connector knows', (object, subject) => {
    expect(parsed(told(object, 'x', {}))[0].subject).toEqual(subject);
  });

  it('takes the id of an ad account with its prefix as well', () => {
    const [delivery] = parsed(told('ad_account', 'x', {}, 'act_101'));
    expect(delivery.subject).toEqual({ type: 'ad_account', externalId: 'act_101' });
  });

  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"object":"page"}',
    '{"object":"page","entry":{}}',
    '{"object":"page","entry":[]}',
    '{"object":5,"entry":[{"id":"1"}]}',
    '{"__proto__":{"object":"page","entry":[{"id":"1"}]}}',
    '{"object":"page","entry":[{"id":"77"',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{"object":"page","entry":[${'{"a":'.repeat(70)}1${'}'.repeat(70)}]}`,
  ])('of another shape is kept to be looked at, and asks for nothing (%#)', (text) => {
    expect(parsed(text)).toMatchObject([{ kind: 'unreadable', subject: null }]);
    expect(effects(text)).toEqual([[]]);
  });
});
