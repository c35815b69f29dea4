/** A supervision action that a source reports; the day is chosen where none is published. */
export interface StoryAction {
  readonly kind: 'CALL' | 'VISIT' | 'SUPERINTENDENCE' | 'INTERVIEW' | 'FINE' | 'LISTING';
  readonly doneOn: string;
  /** Yuan, of a fine. */
  readonly amount: string | null;
  readonly answer: string | null;
}

/**
 * The supervision of the debtor agency of each story's cases, by the story's name (法治日报, 2022-01-14). Fine and listing
 * agree with `county-fined-500000`, from which the credit office's rows come.
 */
export const storyActions: Readonly<Record<string, readonly StoryAction[]>> = {
  'district-government-8000': [
    {
      kind: 'CALL',
      doneOn: '2021-03-12',
      amount: null,
      answer: '款项数额较小，因经办人员疏忽未及时支付，即日安排支付。',
    },
  ],
  'sanitation-550000': [
    { kind: 'SUPERINTENDENCE', doneOn: '2021-06-08', amount: null, answer: '已向上级部门报告，列入支付计划。' },
    { kind: 'INTERVIEW', doneOn: '2021-06-24', amount: null, answer: '已落实资金，七月初付清。' },
  ],
  'yacheng-township': [
    { kind: 'VISIT', doneOn: '2020-05-27', amount: null, answer: '同意分步履行：支付损失款，并协助办理产权证。' },
  ],
  'county-fined-500000': [
    { kind: 'SUPERINTENDENCE', doneOn: '2020-05-20', amount: null, answer: null },
    { kind: 'FINE', doneOn: '2020-08-19', amount: '500000.00', answer: null },
    { kind: 'LISTING', doneOn: '2020-08-26', amount: null, answer: '已筹措资金，请求履行后移出名单。' },
  ],
  'five-cases-of-one-plaintiff': [
    { kind: 'INTERVIEW', doneOn: '2020-08-12', amount: null, answer: '五案一并制定履行方案，九月上旬全部履行。' },
  ],
};
