import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import {
  DEFAULT_MASKING,
  maskAccount,
  maskIdentifier,
  maskIdentityNumber,
  maskName,
  maskPhone,
  maskPlate,
} from './masking.ts';

describe('masking', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张*'],
    ['欧阳修', '欧阳*'],
    ['司马相如', '司马*'],
    ['欧阳', '欧*'],
    ['扎西·尼玛', '扎*'],
    ['𠮷野', '𠮷*'],
    ['王', '*'],
    ['', ''],
  ])('of the person %s leaves %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('leaves organisations’ names as they are', () => {
    expect(maskName('霞浦县牙城镇人民政府', 'AGENCY')).toBe('霞浦县牙城镇人民政府');
    expect(maskName('宁德某某有限公司', 'ENTERPRISE')).toBe('宁德某某有限公司');
  });

  it('protects who is neither an enterprise nor an agency as a person, whatever number is given', () => {
    expect(maskName('林样例', 'OTHER')).toBe('林*');
    expect(maskIdentifier('OTHER', null, '350902198001010015')).toBe('350902**********15');
    expect(maskIdentifier('OTHER', '350902198001010015', null)).toBe('350902**********15');
    expect(maskIdentifier('ENTERPRISE', null, '91350100M000100Y43')).toBe('91350100M000100Y43');
    expect(maskIdentifier('PERSON', null, null)).toBeNull();
  });

  it('of an identity number leaves a court its last four and others two', () => {
    expect(maskIdentityNumber('11010519491231002X', 'COURT')).toBe('110105********002X');
    expect(maskIdentityNumber('11010519491231002X', 'ELSEWHERE')).toBe('110105**********2X');
  });

  it('of phone, account and plate leaves what the policy says', () => {
    expect(maskPhone('13800000000')).toBe('138****0000');
    expect(maskAccount('6222 0000 0000 0000 123')).toBe('****0123');
    expect(maskPlate('闽J12345')).toBe('闽J***45');
  });

  it('follows the policy that an operator gives', () => {
    const stricter = { ...DEFAULT_MASKING, phone: { head: 3, stars: 8, tail: 0 } };
    expect(maskPhone('13800000000', stricter)).toBe('138********');
  });

  it('of what is too short shows nothing at all', () => {
    expect(maskIdentityNumber('110105491', 'COURT')).toBe('********');
    expect(maskPhone('2865432')).toBe('****');
    expect(maskAccount('')).toBe('');
  });

  it('always hides at least three characters of an identifier', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/u), (text) => {
        for (const masked of [maskIdentityNumber(text, 'COURT'), maskPhone(text), maskAccount(text), maskPlate(text)]) {
          expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(Math.max(0, text.length - 3));
        }
      }),
    );
  });
});
