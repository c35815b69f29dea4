import { identityNumberOf } from '../../../../seed/identity-number.ts';
import { creditCodeOf } from '../../../../seed/places/credit-code.ts';
import type { Random } from '../../../../seed/random.ts';

import type { Column } from './columns.ts';

const SURNAMES = '林陈黄张吴李王刘';
const CAUSES = ['买卖合同纠纷', '民间借贷纠纷', '劳动争议'];
const KINDS_OF_PARTY = ['PERSON', 'ENTERPRISE', 'AGENCY'];
const DAYS_OF_SIX_YEARS = 2190;

/** A random value for a column; codes and numbers that must be unique are made from the serial. */
export function cellOf({ name, type, scalar, members, isNullable }: Column, serial: number, random: Random): unknown {
  if (isNullable && random.chance(0.25)) {
    return null;
  }
  if (members !== undefined && members.length > 0) {
    return random.pick(members);
  }
  switch (type) {
    case 'date':
      return dayOf(random);
    case 'moment':
      return `${dayOf(random)}T09:30:00+08:00`;
    case 'money':
      return random.decimal(10, 100_000);
    case 'flag':
      return random.chance(0.5);
    case 'number':
      return name === 'year' ? random.int(2018, 2021) : random.int(1, 9);
    default:
      return textOf(name, scalar, serial, random);
  }
}

function textOf(name: string, scalar: string | undefined, serial: number, random: Random): string {
  if (/kind$/i.test(name)) {
    return random.pick(KINDS_OF_PARTY);
  }
  if (name === 'cause') {
    return random.pick(CAUSES);
  }
  if (scalar === 'CaseNumber') {
    return `（${random.int(2017, 2021)}）闽0902执${serial}号`;
  }
  if (scalar === 'CreditCode') {
    return creditCodeOf('91', '350902', 'X', serial);
  }
  if (scalar === 'IdentityNumber' || /identifier|idNumber/i.test(name)) {
    return identityNumberOf(
      '350902',
      `19${random.int(50, 99)}-0${random.int(1, 9)}-1${random.int(0, 9)}`,
      serial % 999,
    );
  }
  if (name === 'phone') {
    return `138${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
  }
  if (/name$/i.test(name)) {
    return `${random.pick([...SURNAMES])}${wordOf(random)}`;
  }
  return `${wordOf(random)}${serial}`;
}

/** Random Chinese characters without meaning. */
function wordOf(random: Random): string {
  return String.fromCodePoint(...Array.from({ length: 3 }, () => random.int(0x4e00, 0x9f00)));
}

function dayOf(random: Random): string {
  return new Date(Date.UTC(2016, 6, 1 + random.int(0, DAYS_OF_SIX_YEARS))).toISOString().slice(0, 10);
}
