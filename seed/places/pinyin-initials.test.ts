import { expect, it } from '@jest/globals';

import { agencies } from './agencies.ts';
import { courts } from './courts.ts';
import { pinyinInitials } from './pinyin-initials.ts';

it.each([
  ['宁德市中级人民法院', 'ndszjrmfy'],
  // Characters of several readings: 长 cháng or zhǎng, 乐 lè or yuè, 重 chóng or zhòng, 会 huì or kuài.
  ['福建省福州市长乐区人民法院', 'fjsfzsclqrmfy'],
  ['重庆市高级人民法院', 'cqsgjrmfy'],
  ['会宁县人民政府', 'hnxrmzf'],
  ['宕昌县人民法院', 'tcxrmfy'],
  ['呷尔镇人民政府', 'gezrmzf'],
  ['中国银行（福建）有限公司', 'zgyhfjyxgs'],
])('the pinyin initials of %s are %s', (name, initials) => {
  expect(pinyinInitials(name)).toBe(initials);
});

it('every court and agency of the sample has initials of its name’s length', () => {
  for (const { name } of [...courts, ...agencies]) {
    const characters = name.replace(/[^\p{Script=Han}a-zA-Z0-9]/gu, '');
    expect([name, pinyinInitials(name)]).toEqual([name, expect.stringMatching(/^[a-z0-9]+$/)]);
    expect([name, pinyinInitials(name).length]).toEqual([name, [...characters].length]);
  }
});
