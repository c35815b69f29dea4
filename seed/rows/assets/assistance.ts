import { AssistedCase } from '../../../subgraphs/assets/assisted-case/assisted-case.entity.ts';
import { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import { InquiryRequest } from '../../../subgraphs/assets/inquiry-request/inquiry-request.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { idOf } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

/** Watches the records of one case and, at the end, writes its summary of assistance; none where no unit was involved. */
export function assistanceOf(facts: CaseFacts, emit: Emit): { readonly emit: Emit; finish(): void } {
  const requests: Row<InquiryRequest>[] = [];
  const notices: Row<ControlMeasure>[] = [];
  return {
    emit: (entity, row) => {
      if ((entity as unknown) === InquiryRequest) {
        requests.push(row as unknown as Row<InquiryRequest>);
      }
      if ((entity as unknown) === ControlMeasure) {
        notices.push(row as unknown as Row<ControlMeasure>);
      }
      emit(entity, row);
    },
    finish: () => {
      const days = [...requests.map(({ sentOn }) => sentOn), ...notices.map(({ fromDate }) => fromDate)].toSorted();
      const [first] = days;
      const last = days.at(-1);
      if (first === undefined || last === undefined) {
        return;
      }
      emit(AssistedCase, {
        ...boundTo(facts),
        id: idOf('ac', facts.id),
        firstAssistedOn: first,
        lastAssistedOn: last,
        requestCount: requests.length,
        noticeCount: notices.length,
        unitCount: new Set(requests.map(({ agencyId }) => agencyId)).size,
        refusedCount: requests.filter(({ outcome }) => outcome === 'REFUSED').length,
        lateCount: requests.filter(({ answeredLate }) => answeredLate === true).length,
      });
    },
  };
}
