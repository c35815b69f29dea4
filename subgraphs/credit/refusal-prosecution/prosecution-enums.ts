import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const ProsecutionRoute = labelledEnum('ProsecutionRoute', '追诉途径 How a refusal crime is prosecuted.', {
  PUBLIC: '公诉 By the procuratorate, after the police investigated.',
  PRIVATE: '自诉 By the applicant, where police or procuratorate did not.',
});

/** Each is reached after the one before it; a private prosecution passes over what police and procuratorate do. */
export const RefusalStage = labelledEnum('RefusalStage', '追诉阶段 How far a refusal prosecution has come.', {
  CLUE: '线索 The court noted the clue.',
  REFERRED: '移送公安 Referred to the police.',
  FILED: '立案侦查 The police filed it.',
  REVIEWED: '审查起诉 Under review by the procuratorate.',
  PROSECUTED: '提起公诉或自诉受理 Charged, or the private prosecution accepted.',
  JUDGED: '判决 Judged.',
  DECLINED: '不予追诉 Not taken further, for a reason.',
});
