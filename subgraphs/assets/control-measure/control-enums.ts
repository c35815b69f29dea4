import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const ControlKind = labelledEnum('ControlKind', '控制措施种类 What a court did to hold property.', {
  FREEZE: '冻结 Money or rights were frozen.',
  SEAL: '查封 Land, a building or a thing was sealed where it is.',
  SEIZE: '扣押 A thing was taken into custody.',
  TRANSFER: '划拨 Money was transferred to the court.',
});

export const ControlForm = labelledEnum('ControlForm', '控制方式 Whether the thing itself is held.', {
  ACTUAL: '实际控制 The thing itself, or the money, is held.',
  SOFT: '软查封（档案查封） Recorded at the registry only; the thing itself is not held.',
});
