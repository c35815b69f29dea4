import type { Cell } from '../saved-query.ts';

import type { ListedColumn } from './wire.ts';

/** Whether a column's cells are aligned to the right. */
export function isNumeric({ type }: Pick<ListedColumn, 'type'>): boolean {
  return type === 'integer' || type === 'decimal';
}

/** A cell as people read it; empty for null. A decimal stays the text that it is: a float would lose digits. */
export function cellText(cell: Cell | undefined, { type, unit }: Pick<ListedColumn, 'type' | 'unit'>): string {
  if (cell === null || cell === undefined) {
    return '';
  }
  if (typeof cell === 'boolean') {
    return cell ? '是' : '否';
  }
  const text = String(cell);
  if (type === 'datetime') {
    return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:[.]\d+)?[+]08:00$/, '$1 $2');
  }
  // 2019 年 is not 2,019 年.
  return isNumeric({ type }) && unit !== '年' ? withThousands(text) : text;
}

function withThousands(text: string): string {
  const parts = /^([-+]?)(\d+)([.]\d+)?$/.exec(text);
  if (parts === null) {
    return text;
  }
  const [, sign = '', whole = '', fraction = ''] = parts;
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction}`;
}

/** `得分（分）`: a column's header with its unit. */
export function headerText({ header, unit }: Pick<ListedColumn, 'header' | 'unit'>): string {
  return unit === '' ? header : `${header}（${unit}）`;
}
