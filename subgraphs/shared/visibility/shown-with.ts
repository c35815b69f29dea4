import { readRecords } from '../database/read-records.ts';
import { keyText } from '../database/same-key.ts';
import { batched } from '../loading/load.ts';
import type { RequestContext } from '../server/request-context.ts';

import { inForm } from './row-filter.ts';
import { ruleFor } from './visibility.ts';

/** A record together with the case that it belongs to. */
export const WITH_CASE = 'with its case';

/** A record together with the agency that convened or issued it. */
export const WITH_AGENCY = 'with its agency';

/**
 * Whether the viewer who sees a record may also know the record that it links to. The case of an inquiry, or the agency
 * that convened a meeting, may be outside the viewer's rows; then not even its id is shown. Sends one statement for all
 * records of a batch, and none where the two rules are the same.
 *
 * @param kind the record's kind, by the name of its entity
 */
export async function isShownWith(context: RequestContext, kind: string, id: string, form: string): Promise<boolean> {
  const rows = context.visibility.find(({ entity }) => entity.name === kind);
  if (rows === undefined) {
    return false;
  }
  const { audience } = context.viewer;
  const rule = ruleFor(rows, audience, form);
  if (rule === undefined || rule === ruleFor(rows, audience)) {
    return rule !== undefined;
  }
  return batched<boolean>(context, `${kind} ${form}`, async (ids) => {
    const shown = await readRecords(context.em, rows.entity, { id: { $in: [...ids] } } as never, inForm(context, form));
    const known = new Set(shown.map((record) => keyText((record as { id: string }).id)));
    return ids.map((each) => known.has(keyText(each)));
  }).load(id);
}
