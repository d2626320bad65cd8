import type { webhookEffects } from '@/db/schema/webhook-effects';
import { reviewedLevels } from '@/lib/platforms/webhook';
import type { DeliveryEffectDto } from '../schema';

type EffectRow = Pick<typeof webhookEffects.$inferSelect, 'effect' | 'subjectId' | 'createdAt'>;

// `effect` is the stored key of an effect, such as `sync:posts` or `ad_issue:ad:123`.
export function toEffectDto({ effect, subjectId, createdAt }: EffectRow): DeliveryEffectDto {
  const [kind = '', ...rest] = effect.split(':');
  const nothing = { what: null, level: null, syncRunId: null, leadId: null, at: createdAt.toISOString() };
  switch (kind) {
    case 'sync':
      return { ...nothing, kind, what: rest.join(':'), syncRunId: subjectId };
    case 'lead':
      return { ...nothing, kind, what: rest.join(':'), leadId: subjectId };
    case 'access_revoked':
      return { ...nothing, kind };
    case 'ad_issue':
    case 'ad_issue_resolved': {
      const level = reviewedLevels.find((known) => known === rest[0]) ?? null;
      return { ...nothing, kind, level, what: rest.slice(1).join(':') };
    }
    default:
      // Stored by another version of the product.
      return { ...nothing, kind: 'unknown' };
  }
}
