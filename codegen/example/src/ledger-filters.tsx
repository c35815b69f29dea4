import { useQuery } from '@apollo/client/react';
import { useId } from 'react';

import type { DutyNode, DutyOfficeKind, SupervisionLedgerFilter } from './graphql/graphql.ts';
import { graphql } from './graphql/index.ts';

const LABELS = graphql(`
  query FilterLabels {
    enumLabels(names: ["DutyNode", "DutyOfficeKind"]) {
      name
      members {
        name
        label
      }
    }
  }
`);

/** What is chosen; an empty text is no choice. */
export interface Choice {
  readonly officeKind: DutyOfficeKind | '';
  readonly nextStep: DutyNode | '';
  readonly overdueDays: number;
}

export const NO_CHOICE: Choice = { officeKind: '', nextStep: '', overdueDays: 0 };

/** Typed by the slice: a member that it loses is an error here. */
const OFFICE_KINDS: readonly DutyOfficeKind[] = ['AGENCY', 'COURT', 'COMMITTEE'];
const NEXT_STEPS: readonly DutyNode[] = [
  'FILING_REMINDER',
  'PRE_JUDGMENT_TALK',
  'POST_JUDGMENT_WARNING',
  'PRE_ENFORCEMENT_URGING',
  'POST_ENFORCEMENT_DISCIPLINE',
  'PERFORMANCE',
];
const DAYS = [30, 90, 180, 365];

/**
 * The filter of the query; what is undefined is not sent. Each condition is written out, so that one that the slice loses is a
 * type error here.
 */
export function filterOf({ officeKind, nextStep, overdueDays }: Choice): SupervisionLedgerFilter {
  return {
    overdue: true,
    nextOfficeKind: officeKind === '' ? undefined : [officeKind],
    nextStep: nextStep === '' ? undefined : [nextStep],
    overdueDays: overdueDays === 0 ? undefined : { min: overdueDays },
  };
}

interface Props {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
}

/** Drop-downs whose words come from the graph (`enumLabels`). */
export function LedgerFilters({ choice, onChoice }: Props) {
  const { data } = useQuery(LABELS);
  const labelOf = (name: string, member: string): string =>
    data?.enumLabels.find((one) => one.name === name)?.members.find((one) => one.name === member)?.label ?? member;
  return (
    <form className="panel filters" onSubmit={(event) => event.preventDefault()}>
      <Select
        label="由谁办"
        chosen={choice.officeKind}
        options={OFFICE_KINDS.map((kind) => ({ value: kind, text: labelOf('DutyOfficeKind', kind) }))}
        onChosen={(officeKind) => onChoice({ ...choice, officeKind })}
      />
      <Select
        label="下一步"
        chosen={choice.nextStep}
        options={NEXT_STEPS.map((step) => ({ value: step, text: labelOf('DutyNode', step) }))}
        onChosen={(nextStep) => onChoice({ ...choice, nextStep })}
      />
      <Select
        label="超期"
        chosen={choice.overdueDays === 0 ? '' : `${choice.overdueDays}`}
        options={DAYS.map((days) => ({ value: `${days}`, text: `${days} 天以上` }))}
        onChosen={(days) => onChoice({ ...choice, overdueDays: Number(days) })}
      />
    </form>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly chosen: Value | '';
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChosen: (value: Value | '') => void;
}

/** A drop-down whose first entry is no choice. */
function Select<Value extends string>({ label, chosen, options, onChosen }: SelectProps<Value>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onChange={({ target: { value } }) => onChosen(options.find((option) => option.value === value)?.value ?? '')}
      >
        <option value="">不限</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
