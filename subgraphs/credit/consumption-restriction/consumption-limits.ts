import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

/** 最高人民法院关于限制被执行人高消费及有关消费的若干规定, 2015, art. 3: every order forbids all of them. */
export const ConsumptionLimit = labelledEnum('ConsumptionLimit', '限制消费事项 What a restricted debtor may not buy.', {
  TRANSPORT: '乘坐飞机、列车软卧、轮船二等以上舱位 Planes, soft sleepers, second class and better on ships.',
  HOTELS_AND_CLUBS: '在星级以上宾馆、酒店、夜总会、高尔夫球场等场所高消费 Star hotels, night clubs, golf courses.',
  REAL_ESTATE: '购买不动产或者新建、扩建、高档装修房屋 Buying property, building or luxurious fitting-out.',
  OFFICES: '租赁高档写字楼、宾馆、公寓等场所办公 Renting high-grade offices.',
  VEHICLES: '购买非经营必需车辆 Buying vehicles that a business does not need.',
  HOLIDAYS: '旅游、度假 Travelling for pleasure, and holidays.',
  PRIVATE_SCHOOLS: '子女就读高收费私立学校 Sending children to private schools with high fees.',
  INSURANCE: '支付高额保费购买保险理财产品 Insurance and wealth products with high premiums.',
  HIGH_SPEED_RAIL:
    '乘坐G字头动车组列车全部座位、其他动车组列车一等以上座位 G trains, and first class on other fast trains.',
});

export const RestrictedRole = labelledEnum(
  'RestrictedRole',
  '受限人员身份 Why a person is restricted together with a unit.',
  {
    LEGAL_REPRESENTATIVE: '法定代表人 Its legal representative.',
    CHIEF: '主要负责人 Its chief.',
    DIRECTLY_RESPONSIBLE: '影响债务履行的直接责任人员 Who bears direct responsibility for the debt.',
    ACTUAL_CONTROLLER: '实际控制人 Who controls it in fact.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

export const LiftReason = labelledEnum('RestrictionLiftReason', '解除事由 Why a restriction was lifted.', {
  PERFORMED: '履行完毕 The duty was performed.',
  SECURITY_GIVEN: '提供有效担保 Sufficient security was given.',
  APPLICANT_AGREES: '申请执行人同意 The applicant agreed.',
  WRONGLY_IMPOSED: '采取错误 It should not have been imposed.',
  CASE_ENDED: '执行程序终结 Enforcement was closed for good.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});
