import { unreadableInChinese } from '../../errors.ts';
import type { GraphQLAnswer } from '../../serving/answer-request.ts';
import { QueryError } from '../query-error.ts';
import type { SavedQuery } from '../saved-query.ts';

type AnswerError = GraphQLAnswer['errors'][number];

/** More columns than this say nothing new. */
const MOST_NAMED = 5;

/**
 * Why a run ends where an office holds values that cannot be shown. An empty cell would be read as "none", and a row that is
 * left out as a row that there is not: so the run fails, and names column, type, field and the keys of the records, never a
 * value. Everything else that the office holds is answered as before.
 */
export function unreadableValues(query: SavedQuery, errors: readonly AnswerError[]): QueryError {
  const named = errors
    .slice(0, MOST_NAMED)
    .map(({ extensions, path }) => unreadableInChinese(extensions, columnOf(query, path)) ?? '');
  const more = errors.length > MOST_NAMED ? `还有 ${errors.length - MOST_NAMED} 处。` : '';
  const offices = new Set(errors.flatMap(({ extensions }) => String(extensions['subgraph'] ?? '') || []));
  const message =
    `有的值无法显示，留空会被当作“无”，所以没有给出结果。${named.join('')}${more}` +
    `请把记录编号告诉${offices.size > 0 ? ` ${[...offices].join('、')} 的` : ''}管理员，更正后再运行。`;
  const fields = errors.map(({ extensions: { coordinate, fault, records, count } }) => ({
    coordinate,
    fault,
    records,
    count,
  }));
  return new QueryError('UNREADABLE_VALUE', 502, message, { unreadable: fields.slice(0, MOST_NAMED) });
}

/** The header of the column that an error's path leads to; undefined where it is of no column. */
function columnOf({ rowPath, columns }: SavedQuery, path: AnswerError['path']): string | undefined {
  const names = (path ?? []).filter((part) => typeof part === 'string');
  const found = columns.find((column) => {
    const whole = column.from === 'row' ? [...rowPath, ...column.path] : column.path;
    return whole.join('.') === names.join('.');
  });
  return found?.header;
}
