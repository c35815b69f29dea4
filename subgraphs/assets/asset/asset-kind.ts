import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const AssetKind = labelledEnum('AssetKind', '财产种类 Kind of property.', {
  BANK_ACCOUNT: '银行存款 Money in a bank account.',
  PAYMENT_ACCOUNT: '网络支付账户 Money in an account of a payment institution, such as WeChat or Alipay.',
  HOUSING_FUND: '住房公积金 Savings at a housing fund.',
  REAL_ESTATE: '不动产 Land or a building.',
  VEHICLE: '车辆 A motor vehicle.',
  SECURITIES: '证券 Shares, bonds or funds held at a depository.',
  EQUITY: '股权 A share in a company that is not traded.',
  INSURANCE: '保险 The cash value of an insurance policy.',
  WEALTH_PRODUCT: '理财产品 A wealth product of a bank or trust.',
  RECEIVABLE: '到期债权 What a third person owes the debtor.',
  OTHER: '其他财产 Any other property.',
});
