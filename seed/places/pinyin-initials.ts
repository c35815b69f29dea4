import { customPinyin, pinyin } from 'pinyin-pro';

import { regions } from './regions.ts';

/** Places whose names are read otherwise than their characters usually are (民政部 地名读音); of the sample's regions only. */
customPinyin({ 宕昌: 'tàn chāng', 呷: 'gā' });
// A region's name is one word: in 福州市长乐区 there is no 市长.
customPinyin(Object.fromEntries(regions.map(({ name }) => [name, pinyin(name)])));

/** 拼音首字母 First letters of a name in pinyin: 宁德市中级人民法院 → ndszjrmfy. Brackets and other marks are left out. */
export function pinyinInitials(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
  return letters.toLowerCase().replace(/[^a-z0-9]/g, '');
}
