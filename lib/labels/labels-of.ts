import { type SQL, sql } from 'drizzle-orm';
import { joinLinks, type LabelledKind, whereHasLabel } from './label-membership';

/** The labels of a row of campaigns or posts as JSON (`LabelRef[]`), by name. `subject` is the alias of its table. */
export function labelsOf(kind: LabelledKind, subject: SQL): SQL {
  return sql`coalesce((
    select json_agg(json_build_object('id', l.id, 'name', l.name, 'colour', l.colour)
      order by l.name collate by_language, l.id)
    from labels l ${joinLinks(kind, subject)}
    where l.org_id = ${subject}.org_id and ${whereHasLabel(kind, subject)}), '[]')`;
}
