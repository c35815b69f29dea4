import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const InquiryChannel = labelledEnum('InquiryChannel', '查询渠道 How a unit was asked.', {
  NETWORK: '网络查控 Over the network that joins courts and units.',
  COUNTER: '现场查询 By an officer at the counter.',
  LETTER: '发函查询 By a letter of assistance.',
});

export const InquiryOutcome = labelledEnum('InquiryOutcome', '反馈结果 What became of a request.', {
  PENDING: '待反馈 Not answered yet.',
  FOUND: '有财产 Answered: there is property.',
  NOTHING_FOUND: '无财产 Answered: there is none.',
  REFUSED: '拒绝协助 Assistance was refused; this is not counted as an answer.',
});
