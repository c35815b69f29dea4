import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { expectedRows, formAlone } from '../../../subgraphs/shared/testing/expected-rows.ts';
import type { RowGround } from '../../../subgraphs/shared/testing/row-ground.ts';
import { ROW_VIEWERS } from '../../../subgraphs/shared/testing/row-viewers.ts';
import type { Rule } from '../../../subgraphs/shared/visibility/rule.ts';
import { everyone } from '../../../subgraphs/shared/visibility/rules.ts';
import { ruleFor, type RowsOf, type RulesByAudience } from '../../../subgraphs/shared/visibility/visibility.ts';

import type { MutantResult } from './mutant.ts';

/** Where rows differ from the tables in the subgraphs' READMEs without any mutant. */
export async function filterFaults(ground: RowGround): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const rows of ground.definition.visibility) {
    for (const form of [undefined, ...formsOf(rows)]) {
      faults.push(...(await rowDifferences(ground, rows, AUDIENCES, form)));
    }
  }
  return faults;
}

/**
 * Opens each record, and each form of it, to each audience in turn, also to audiences that see none of it; then removes
 * the record's filter altogether.
 */
export async function* runFilterMutants(ground: RowGround, only?: string): AsyncGenerator<MutantResult> {
  for (const rows of ground.definition.visibility) {
    for (const mutant of mutantsOf(ground, rows)) {
      const name = `${ground.definition.name} ${rows.entity.name} ${mutant.name}`;
      if (only !== undefined && only !== name) {
        continue;
      }
      if (mutant.rows === null) {
        ground.takeOff(rows.entity);
      } else {
        ground.replace(mutant.rows);
      }
      const [difference] = await rowDifferences(ground, rows, mutant.audiences, mutant.form);
      ground.reset();
      yield { mutant: name, ...outcomeOf(difference, rows, mutant) };
    }
  }
}

interface FilterMutant {
  readonly name: string;
  readonly audiences: readonly Audience[];
  readonly form?: string;
  /** The entry that replaces the record's own; null to remove the filter. */
  readonly rows: RowsOf | null;
}

function mutantsOf(ground: RowGround, rows: RowsOf): readonly FilterMutant[] {
  const isClosed = (audience: Audience, form?: string) => ruleFor(rows, audience, form) !== everyone;
  const closed = AUDIENCES.filter((audience) => isClosed(audience));
  const opened = (rules: RowsOf['rules'] | undefined, audience: Audience): RulesByAudience =>
    ({ ...rules, [audience]: everyone }) as RulesByAudience;
  return [
    ...closed.map((audience) => ({
      name: `as ${audience}`,
      audiences: [audience],
      rows: { ...rows, rules: opened(rows.rules, audience) },
    })),
    ...formsOf(rows).flatMap((form) =>
      // Of a form that is read of visible records only, an audience that sees no record has no rule to delete.
      AUDIENCES.filter(
        (audience) =>
          isClosed(audience, form) &&
          (ruleFor(rows, audience) !== undefined || formAlone(ground, rows.entity, form) !== undefined),
      ).map((audience) => ({
        name: `${form} as ${audience}`,
        audiences: [audience],
        form,
        rows: { ...rows, forms: { ...rows.forms, [form]: opened(rows.forms[form], audience) } },
      })),
    ),
    ...(closed.length > 0 ? [{ name: 'without a filter', audiences: AUDIENCES, rows: null }] : []),
  ];
}

/** Forms with rules of their own; what is published is open to everyone as it is. */
function formsOf({ forms }: RowsOf): readonly string[] {
  return Object.keys(forms).filter((form) => (forms[form] as Rule<string>) !== everyone);
}

/**
 * The viewers whose rows differ from the tables in the subgraphs' READMEs. A form that has no line of its own there is read
 * of visible records only (`shown-with.ts`), so it is compared among those.
 */
async function rowDifferences(
  ground: RowGround,
  { entity }: RowsOf,
  audiences: readonly Audience[],
  form?: string,
): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const [name, who] of ROW_VIEWERS.filter(([, { audience }]) => audiences.includes(audience))) {
    const expected = expectedRows(ground, entity, who, form);
    const isAlone = form === undefined || formAlone(ground, entity, form) !== undefined;
    const visible = isAlone ? null : expectedRows(ground, entity, who);
    const read = await ground.read(entity, who, form);
    const compared = visible === null ? read : read.filter((key) => visible.includes(key));
    if (compared.join('\n') !== expected.join('\n')) {
      differences.push(
        `${name} sees ${compared.length} of ${entity.name}${form ? ` ${form}` : ''}, not ${expected.length}`,
      );
    }
  }
  return differences;
}

function outcomeOf(
  difference: string | undefined,
  rows: RowsOf,
  { form, audiences }: FilterMutant,
): Omit<MutantResult, 'mutant'> {
  if (difference !== undefined) {
    return { outcome: 'killed', reason: difference };
  }
  const [audience] = audiences;
  const isSame =
    form !== undefined && audience !== undefined && ruleFor(rows, audience) === ruleFor(rows, audience, form);
  return isSame
    ? { outcome: 'equivalent', reason: 'the form has the same rule as the record itself' }
    : { outcome: 'survived', reason: 'no viewer reads other rows' };
}
