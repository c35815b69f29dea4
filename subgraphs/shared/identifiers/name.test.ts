import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { comparableName, nameForms } from './name.ts';

const names = fc.oneof(
  fc.stringMatching(/^[张王李欧阳建国三伟]{2,4}$/),
  fc.stringMatching(/^[阿卜杜拉买提]{2,5}·[买买提古丽]{2,4}$/),
  fc.stringMatching(/^[宁德福建恒盛]{2,6}（[福建宁德]{2}）[A-Z0-9]{0,3}有限公司$/),
);

describe('the name of a person or a unit', () => {
  it('is compared in one form, which comparing does not change', () => {
    fc.assert(fc.property(names, (name) => expect(comparableName(comparableName(name))).toBe(comparableName(name))));
  });

  it('is compared as the same in every form in which offices write it', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(new Set(nameForms(name).map(comparableName))).toEqual(new Set([comparableName(name)]));
      }),
    );
  });

  it('has no form in common with another', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(comparableName(one) !== comparableName(other));
        const forms = new Set(nameForms(one));
        expect(nameForms(other).filter((form) => forms.has(form))).toEqual([]);
      }),
    );
  });

  it.each([
    ['张三', '张 三', '张　三', '张\u200b三'],
    [
      '阿卜杜拉·买买提',
      '阿卜杜拉•买买提',
      '阿卜杜拉・买买提',
      '阿卜杜拉．买买提',
      '阿卜杜拉.买买提',
      '阿卜杜拉･买买提',
    ],
    ['中国银行（福建）有限公司', '中国银行(福建)有限公司', '中国银行〔福建〕有限公司', '中国银行 (福建) 有限公司'],
    ['ABC商贸', 'ａｂｃ商贸', 'Abc 商贸'],
  ])('%s is the same as %s', (name, ...forms) => {
    expect(forms.map(comparableName)).toEqual(forms.map(() => comparableName(name)));
  });
});
