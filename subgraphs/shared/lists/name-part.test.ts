import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { describeTablesOnEachDatabase } from '../testing/scratch-tables.ts';

import { Parcel, parcel, parcelList } from './parcel.fixture.ts';

const NAMES = [
  '宁德市中级人民法院',
  '中国银行（福建）有限公司',
  '中国银行(云南)有限公司',
  'ABC百分之100%公司',
  'a_b\\c公司',
  "O'Neil 公司",
  '𠮷野家餐厅',
] as const;

describeTablesOnEachDatabase([Parcel], 'a part of a name', (tables) => {
  const found = async (filter: Record<string, unknown>) => {
    const page = await parcelList.page(tables.context(), { filter, first: 100 });
    expect(await page.totalCount()).toBe(page.nodes.length);
    return page.nodes.map(({ label }) => label);
  };
  const fill = (...labels: string[]) =>
    tables.fill(
      Parcel,
      labels.map((label, at) => parcel(`p${String(at)}`, { label, labelInitials: null })),
    );

  it.each<[string, string, ...(typeof NAMES)[number][]]>([
    ['from the middle', '中级人民', '宁德市中级人民法院'],
    ['of the end', '法院', '宁德市中级人民法院'],
    ['whole', '宁德市中级人民法院', '宁德市中级人民法院'],
    ['with blanks around it', ' \u3000法院\n', '宁德市中级人民法院'],
    ['with half-width brackets, where the name has full-width ones', '(福建)', '中国银行（福建）有限公司'],
    ['with full-width brackets, where the name has half-width ones', '（云南）', '中国银行(云南)有限公司'],
    ['in full-width letters', 'ＡＢＣ百', 'ABC百分之100%公司'],
    ['in small letters', 'abc百', 'ABC百分之100%公司'],
    ['in capitals', 'A_B', 'a_b\\c公司'],
    ['with a percent sign, which is no wildcard', '0%', 'ABC百分之100%公司'],
    ['of two percent signs', '%%'],
    ['with an underscore, which is no wildcard', '宁_市'],
    ['of two underscores', '__'],
    ['with a backslash', '\\c', 'a_b\\c公司'],
    ['with a quote', "o'n", "O'Neil 公司"],
    ['with a character of two code units', '𠮷野', '𠮷野家餐厅'],
    ['with blanks inside of it', '中级 人民　法院', '宁德市中级人民法院'],
    ['with brackets of another kind', '〔福建】', '中国银行（福建）有限公司'],
    ['that no name has', '高级人民法院'],
  ])('finds what contains it: %s', async (_, labelContains, ...expected) => {
    await fill(...NAMES);
    expect(await found({ labelContains })).toEqual(expected);
  });

  it('finds what plain code finds, whatever the characters', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'法院银行aZ09%_\\\'"()（）【〕; -·•.　ＡｚＺ９'),
      minLength: 2,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 20 }), text, async (labels, labelContains) => {
        await fill(...labels);
        const plain = (one: string) =>
          one
            .normalize('NFKC')
            .toLowerCase()
            .replace(/\s/gu, '')
            .replace(/[•.]/gu, '·')
            .replace(/[【]/gu, '(')
            .replace(/〕/gu, ')');
        fc.pre([...plain(labelContains)].length >= 2);
        const expected = labels.filter((label) => plain(label).includes(plain(labelContains)));
        expect((await found({ labelContains })).sort()).toEqual(expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['nothing', ''],
    ['one character', '法'],
    ['one character of two code units', '𠮷'],
    ['one character between blanks', ' 法　'],
    ['more than any name', '法'.repeat(121)],
  ])('is refused before any statement, without repeating it: %s', (_, labelContains) => {
    const refusal = (filter: Record<string, unknown>): unknown => {
      try {
        void parcelList.page(tables.context(), { filter, first: 1 });
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const error = refusal({ labelContains }) as { message: string; extensions: unknown };
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'filter.labelContains' });
    expect(error.message).not.toContain('法');
    expect(tables.statements()).toEqual([]);
  });

  it('may be its pinyin initials, capitals or small, of records that have them', async () => {
    await tables.fill(Parcel, [
      parcel('a', { label: '宁德市中级人民法院', labelInitials: 'ndszjrmfy' }),
      parcel('b', { label: '福建省高级人民法院', labelInitials: 'FJSGJRMFY' }),
      parcel('c', { label: '无拼音', labelInitials: null }),
    ]);
    expect(await found({ initials: 'NDSZJ' })).toEqual(['宁德市中级人民法院']);
    expect(await found({ initials: ' ｎｄ ' })).toEqual(['宁德市中级人民法院']);
    expect((await found({ initials: 'rmfy' })).sort()).toEqual(['宁德市中级人民法院', '福建省高级人民法院'].sort());
    expect(await found({ initials: 'wpy' })).toEqual([]);
    for (const initials of ['n', '', 'n%', '宁德', '__']) {
      expect(() => parcelList.page(tables.context(), { filter: { initials }, first: 1 })).toThrow(
        expect.objectContaining({ extensions: expect.objectContaining({ field: 'filter.initials' }) as unknown }),
      );
    }
  });
});
