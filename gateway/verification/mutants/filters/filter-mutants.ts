import { AUDIENCES, type Audience } from '../../../../subgraphs/shared/access/viewer.ts';
import { expectedRows } from '../../../../subgraphs/shared/testing/expected-rows.ts';
import type { RowGround } from '../../../../subgraphs/shared/testing/row-ground.ts';
import { ROW_VIEWERS } from '../../../../subgraphs/shared/testing/row-viewers.ts';
import type { Rule } from '../../../../subgraphs/shared/visibility/rule.ts';
import { everyone } from '../../../../subgraphs/shared/visibility/rules.ts';
import { ruleFor, type RowsOf, type RulesByAudience } from '../../../../subgraphs/shared/visibility/visibility.ts';
import type { Verdict } from '../verdict.ts';

/** What is read otherwise than the READMEs say while nothing is deleted; empty where nothing is. */
export async function filterFaults(ground: RowGround): Promise<readonly string[]> {
  const found: string[] = [];
  for (const rows of ground.definition.visibility) {
    for (const form of [undefined, ...formsOf(rows)]) {
      found.push(...(await noticed(ground, rows, AUDIENCES, form)));
    }
  }
  return found;
}

/**
 * Opens each record to each audience in turn, those included that see none of it; each form of it likewise; and takes the
 * filter off each record altogether.
 */
export async function* judgeFilters(ground: RowGround, only?: string): AsyncGenerator<Verdict> {
  for (const rows of ground.definition.visibility) {
    for (const mutant of mutantsOf(rows)) {
      const name = `${ground.definition.name} ${rows.entity.name} ${mutant.name}`;
      if (only !== undefined && only !== name) {
        continue;
      }
      if (mutant.rows === null) {
        ground.takeOff(rows.entity);
      } else {
        ground.replace(mutant.rows);
      }
      const [first] = await noticed(ground, rows, mutant.audiences, mutant.form);
      ground.reset();
      yield { mutant: name, ...outcomeOf(first, rows, mutant) };
    }
  }
}

interface FilterMutant {
  readonly name: string;
  readonly audiences: readonly Audience[];
  readonly form?: string;
  /** The entry that stands instead; null where there is no filter any more. */
  readonly rows: RowsOf | null;
}

function mutantsOf(rows: RowsOf): readonly FilterMutant[] {
  const isClosed = (audience: Audience, form?: string) => ruleFor(rows, audience, form) !== everyone;
  const closed = AUDIENCES.filter((audience) => isClosed(audience));
  const opened = (told: RowsOf['rules'] | undefined, audience: Audience): RulesByAudience =>
    ({ ...told, [audience]: everyone }) as RulesByAudience;
  return [
    ...closed.map((audience) => ({
      name: `as ${audience}`,
      audiences: [audience],
      rows: { ...rows, rules: opened(rows.rules, audience) },
    })),
    ...formsOf(rows).flatMap((form) =>
      // A form is asked about records in sight: whoever sees none has no rule to delete.
      AUDIENCES.filter((audience) => ruleFor(rows, audience) !== undefined && isClosed(audience, form)).map(
        (audience) => ({
          name: `${form} as ${audience}`,
          audiences: [audience],
          form,
          rows: { ...rows, forms: { ...rows.forms, [form]: opened(rows.forms[form], audience) } },
        }),
      ),
    ),
    ...(closed.length > 0 ? [{ name: 'without a filter', audiences: AUDIENCES, rows: null }] : []),
  ];
}

/** Forms with rules of their own; what is published is open to everyone already. */
function formsOf({ forms }: RowsOf): readonly string[] {
  return Object.keys(forms).filter((form) => (forms[form] as Rule<string>) !== everyone);
}

/**
 * Who reads otherwise than the READMEs say. A form is asked about records in sight alone (`shown-with.ts`), so it is
 * compared among those.
 */
async function noticed(
  ground: RowGround,
  { entity }: RowsOf,
  audiences: readonly Audience[],
  form?: string,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [name, who] of ROW_VIEWERS.filter(([, { audience }]) => audiences.includes(audience))) {
    const expected = expectedRows(ground, entity, who, form);
    const inSight = form === undefined ? null : expectedRows(ground, entity, who);
    const read = await ground.read(entity, who, form);
    const compared = inSight === null ? read : read.filter((key) => inSight.includes(key));
    if (compared.join('\n') !== expected.join('\n')) {
      faults.push(`${name} sees ${compared.length} of ${entity.name}${form ? ` ${form}` : ''}, not ${expected.length}`);
    }
  }
  return faults;
}

function outcomeOf(
  found: string | undefined,
  rows: RowsOf,
  { form, audiences }: FilterMutant,
): Omit<Verdict, 'mutant'> {
  if (found !== undefined) {
    return { outcome: 'killed', how: found };
  }
  const [audience] = audiences;
  const isSame =
    form !== undefined && audience !== undefined && ruleFor(rows, audience) === ruleFor(rows, audience, form);
  return isSame
    ? { outcome: 'equivalent', how: 'whoever sees the record sees it so: the two rules are one' }
    : { outcome: 'survived', how: 'nobody noticed' };
}
