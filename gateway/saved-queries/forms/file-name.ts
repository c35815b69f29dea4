import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';
import { formatPeriod, parsePeriod } from '../../../subgraphs/shared/scalars/period.ts';
import type { RunFacts } from '../saved-query.ts';

import type { FormName } from './form.ts';

/** In characters. A Chinese one takes three bytes, and most file systems end at 255. */
const LONGEST_TITLE = 60;

/**
 * `Content-Disposition` of a download: the file is called 名称_期间_版本, `机关考核得分_2019-Q3_v1.csv` (RFC 5987), with an
 * ASCII name for old clients. Of the parameters only a period gets into the name: others may name a person, and file
 * names end up in logs and mails.
 */
export function contentDisposition(facts: RunFacts, form: FormName): string {
  const { query } = facts;
  const [from, to] = periodOf(facts) ?? [];
  const ending = `_v${query.version}.${form}`;
  const ascii = [query.name.replace(/[^\w.-]/gu, '-'), from, to].filter((part) => part !== undefined).join('_');
  const chinese = fileTitle(query.title) || ascii;
  const period = from === undefined ? '' : `_${to === undefined ? from : `${from}至${to}`}`;
  return `attachment; filename="${ascii}${ending}"; filename*=UTF-8''${encodeExtended(`${chinese}${period}${ending}`)}`;
}

/** A year, quarter or month as the graph writes it, or two days, the last one included. */
function periodOf({ parameters }: RunFacts): [text: string] | [from: string, to: string] | undefined {
  const value = parameters.find(([{ type, isPersonal }]) => /^Period!?$/u.test(type) && !isPersonal)?.[1];
  if (typeof value !== 'string') {
    return undefined;
  }
  const period = parsePeriod(value);
  const text = formatPeriod(period);
  return text.includes('/') ? [period.from, addDays(period.to, -1)] : [text];
}

/** Without what Windows, macOS or Linux do not allow in a file's name. */
function fileTitle(title: string): string {
  const allowed = title
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .trim();
  return [...allowed].slice(0, LONGEST_TITLE).join('').trim();
}

/** `ext-value` of RFC 5987: what encodeURIComponent leaves and the RFC does not. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
