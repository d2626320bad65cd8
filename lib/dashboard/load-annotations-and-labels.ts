import 'server-only';
import type { AuthorizedOrgId } from '@/db/authorized-org-id';
import { readTogether } from '@/db/read-together';
import { withOrg } from '@/db/tenant';
import { annotationsRead } from '@/lib/annotations/list-annotations';
import type { AnnotationList, AnnotationListQuery } from '@/lib/annotations/schema';
import { labelNamesRead } from '@/lib/labels/list-label-names';
import type { LabelRef } from '@/lib/labels/schema';

/** What the dashboard page shows beside its figures, in one statement. Never from the cache. */
export function loadAnnotationsAndLabels(
  orgId: AuthorizedOrgId,
  query: AnnotationListQuery,
): Promise<{ annotations: AnnotationList; labels: LabelRef[] }> {
  return withOrg(orgId, (tx) =>
    readTogether(tx, { annotations: annotationsRead(orgId, query), labels: labelNamesRead(orgId) }),
  );
}
