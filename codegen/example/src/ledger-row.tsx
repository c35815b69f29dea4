import type { LedgerRowFragment } from './graphql/graphql.ts';
import { graphql } from './graphql/index.ts';

/** What one row shows: codegen reads it, and `LedgerRowFragment` is its type. */
export const LEDGER_ROW = graphql(`
  fragment LedgerRow on SupervisionLedger {
    id
    subjectNumber
    causeLabel
    amountOwed
    performanceDueOn
    overdueDays
    nonPerformanceReasonLabel
    agency {
      id
      name
    }
    nextActor {
      id
      nodeLabel
      dueOn
      lateDays
      officeKindLabel
      office
      department
    }
  }
`);

/** One ledger: what is owed, for how long, and who must do what next. */
export function LedgerRow({ ledger }: { readonly ledger: LedgerRowFragment }) {
  const { agency, nextActor } = ledger;
  return (
    <tr>
      <th scope="row" data-title="案号">
        {ledger.subjectNumber ?? MISSING}
        <small>{ledger.causeLabel}</small>
      </th>
      <td data-title="义务机关">
        {agency?.name ?? MISSING}
        <small>{ledger.nonPerformanceReasonLabel}</small>
      </td>
      <td data-title="应履行金额（元）" className="number">
        {ledger.amountOwed === null ? '—' : yuan(ledger.amountOwed)}
      </td>
      <td data-title="期限届满">{ledger.performanceDueOn ?? '—'}</td>
      <td data-title="超期" className="number">
        {ledger.overdueDays === null ? '—' : `${ledger.overdueDays} 天`}
      </td>
      <td data-title="下一步">
        {nextActor?.nodeLabel ?? '—'}
        <small>{dueText(nextActor)}</small>
      </td>
      <td data-title="由谁办">
        {nextActor?.office ?? '—'}
        <small>{nextActor?.department ?? nextActor?.officeKindLabel}</small>
      </td>
    </tr>
  );
}

/** Of a value that an office could not give, as opposed to one that does not exist. */
const MISSING = '暂缺';

/** An amount is text, and stays text: a number would lose digits. Only the commas are added. */
function yuan(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function dueText(actor: LedgerRowFragment['nextActor']): string {
  if (actor?.dueOn == null) {
    return '';
  }
  return actor.lateDays === null || actor.lateDays === 0
    ? `${actor.dueOn} 前`
    : `应于 ${actor.dueOn}，超 ${actor.lateDays} 天`;
}
