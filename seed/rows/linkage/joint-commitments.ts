import { Commitment } from '../../../subgraphs/linkage/commitment/commitment.entity.ts';
import {
  JointCommitment,
  JointCommitmentCourt,
} from '../../../subgraphs/linkage/joint-commitment/joint-commitment.entity.ts';
import { courtsUnder } from '../../places/courts.ts';
import { idOf } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { Conference } from './conference.ts';

/**
 * Gansu, 2018: all 52 member units signed one pledge, and 17 intermediate courts signed one each (甘肃法制报, 2018-11-19).
 * The day is not published: here it is the first day of the hundred days' campaign. Three of the 17 courts (railway, forest,
 * mining) are not in the sample, so that it lists fewer courts than `signers`.
 */
export function writeJointCommitments({ name, plan, members }: Conference, emit: Emit): void {
  if (!plan.jointCommitments) {
    return;
  }
  const { regionCode } = plan;
  const { signedOn, courtsOf, courtSigners } = plan.jointCommitments;
  const ofUnits = idOf('jp', `${name}/units`);
  const content = '承诺支持法院执行工作，依法协助，不干预，带头履行生效裁判';
  emit(JointCommitment, {
    id: ofUnits,
    regionCode,
    title: `${name}成员单位支持执行工作承诺书`,
    content,
    form: 'ONE_PAPER',
    signedOn,
    signers: members.length,
  });
  for (const unit of members) {
    emit(Commitment, {
      id: idOf('cp', `${ofUnits}/${unit.id}`),
      agencyId: unit.id,
      regionCode,
      caseId: null,
      jointCommitmentId: ofUnits,
      kind: 'SUPPORT',
      content,
      signedOn,
      dueOn: null,
      state: 'STANDING',
      keptOn: null,
    });
  }
  const ofCourts = idOf('jp', `${name}/courts`);
  emit(JointCommitment, {
    id: ofCourts,
    regionCode,
    title: '中级人民法院“百日会战”责任书',
    content: '承诺按期完成“百日会战”各项执行目标',
    form: 'ONE_EACH',
    signedOn,
    signers: courtSigners,
  });
  for (const court of courtsUnder(courtsOf).filter(({ level }) => level === 'INTERMEDIATE')) {
    emit(JointCommitmentCourt, {
      id: idOf('jk', `${ofCourts}/${court.code}`),
      jointCommitmentId: ofCourts,
      courtCode: court.code,
      regionCode: court.regionCode,
    });
  }
}
