import { expect, it } from 'vitest';
import { toEffectDto } from './to-effect-dto';

const createdAt = new Date('2026-11-23T04:00:00.000Z');
const subjectId = '00000000-0000-4000-8000-000000000001';
const read = (effect: string) => toEffectDto({ effect, subjectId, createdAt });

it('toEffectDto reads an effect from its stored key', () => {
  expect(read('sync:posts')).toMatchObject({ kind: 'sync', what: 'posts', syncRunId: subjectId, leadId: null });
  expect(read('lead:urn:li:response:1-2')).toMatchObject({ what: 'urn:li:response:1-2', leadId: subjectId });
  expect(read('lead:urn:li:response:1-2')).toMatchObject({ kind: 'lead', syncRunId: null });
  expect(read('access_revoked')).toMatchObject({ kind: 'access_revoked', what: null });
  expect(read('ad_issue:ad_set:6001')).toMatchObject({ kind: 'ad_issue', level: 'ad_set', what: '6001' });
  expect(read('ad_issue_resolved:ad:6:1')).toMatchObject({ kind: 'ad_issue_resolved', level: 'ad', what: '6:1' });
  expect(read('of_a_later_version:x')).toMatchObject({ kind: 'unknown', syncRunId: null, leadId: null });
});
