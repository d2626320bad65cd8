import { queryError } from '../google-error';
import type { DateWindow } from './date-window';
import { type FieldType, fieldNamed, ownerOf, resourceNamed } from './fields';
import type { Operator, Query } from './parse';

const equality: readonly Operator[] = ['=', '!=', 'IN', 'NOT IN'];
const order: readonly Operator[] = ['>', '>=', '<', '<='];

const operators: Readonly<Record<FieldType, readonly Operator[]>> = {
  INT64: [...equality, ...order],
  DOUBLE: [...equality, ...order],
  STRING: [...equality, 'LIKE', 'NOT LIKE'],
  ENUM: equality,
  ENUM_LIST: [],
  BOOLEAN: ['=', '!='],
  DATE: ['=', ...order, 'BETWEEN', 'DURING'],
};

/** @throws Refusal for unknown fields, or fields that cannot be combined */
export function checkQuery(query: Query, isManager: boolean): void {
  const resource = resourceNamed(query.from);
  if (!resource) throw queryError('BAD_RESOURCE_TYPE_IN_FROM_CLAUSE', `'${query.from}' is not a valid resource name.`);
  const mentioned = [
    ...query.select,
    ...query.where.map(({ field }) => field),
    ...query.orderBy.map(({ field }) => field),
  ];
  for (const name of mentioned) {
    const field = fieldNamed(name);
    if (!field) throw queryError('UNRECOGNIZED_FIELD', `Unrecognized field in the query: '${name}'.`);
    if (field.kind === 'metric' && !resource.hasMetrics) {
      throw queryError('PROHIBITED_METRIC_IN_SELECT_OR_WHERE_CLAUSE', `'${name}' cannot be used with '${query.from}'.`);
    }
    if (field.kind === 'segment' && !resource.hasMetrics) {
      throw queryError(
        'PROHIBITED_SEGMENT_IN_SELECT_OR_WHERE_CLAUSE',
        `'${name}' cannot be used with '${query.from}'.`,
      );
    }
    if (field.kind === 'attribute' && !resource.attributes.includes(ownerOf(name))) {
      throw queryError(
        'PROHIBITED_RESOURCE_TYPE_IN_SELECT_CLAUSE',
        `'${name}' cannot be selected from '${query.from}'.`,
      );
    }
    if (field.kind === 'metric' && isManager) {
      throw queryError('REQUESTED_METRICS_FOR_MANAGER', 'Metrics cannot be requested for a manager account.');
    }
  }
  checkConversionSegment(mentioned);
  checkConditions(query);
  checkOrder(query);
  const byDay = mentioned.includes('segments.date');
  if (byDay && mentioned.includes('metrics.unique_users')) {
    throw queryError(
      'PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
      "'metrics.unique_users' cannot be selected with 'segments.date'.",
    );
  }
}

/** Only figures of conversions are known by action. */
function checkConversionSegment(mentioned: readonly string[]): void {
  if (!mentioned.includes('segments.conversion_action_category')) return;
  const other = mentioned.find((name) => fieldNamed(name)?.kind === 'metric' && !/_?conversions(_value)?$/.test(name));
  if (other === undefined) return;
  throw queryError(
    'PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE',
    `'${other}' cannot be selected with 'segments.conversion_action_category'.`,
  );
}

function checkConditions({ where }: Query): void {
  for (const { field: name, operator, values } of where) {
    const type = fieldNamed(name)?.type;
    if (!type) continue;
    if (!operators[type].includes(operator)) {
      throw queryError('OPERATOR_FIELD_MISMATCH', `'${name}' does not know the operator ${operator}.`);
    }
    const isNumeric = type === 'INT64' || type === 'DOUBLE';
    if (isNumeric && values.some((value) => !/^-?\d+(\.\d+)?$/.test(value))) {
      throw queryError('BAD_NUMBER', `'${name}' is compared with numbers only.`);
    }
    if (type === 'ENUM' && values.some((value) => !/^[A-Z][A-Z_]*$/.test(value))) {
      throw queryError('BAD_ENUM_CONSTANT', `'${values.join(', ')}' is no constant of '${name}'.`);
    }
  }
}

function checkOrder({ orderBy, select }: Query): void {
  for (const { field } of orderBy) {
    if (fieldNamed(field)?.kind === 'attribute' || select.includes(field)) continue;
    throw queryError('EXPECTED_REFERENCED_FIELD_IN_SELECT_CLAUSE', `'${field}' must be selected to sort by it.`);
  }
}

/** @throws Refusal for daily figures without a first or last day */
export function checkWindow({ select }: Query, window: DateWindow): void {
  if (!select.includes('segments.date') || (window.from !== null && window.to !== null)) return;
  throw queryError(
    'EXPECTED_FILTERS_ON_DATE_RANGE',
    "Selecting 'segments.date' requires a filter on a finite date range in the WHERE clause.",
  );
}
