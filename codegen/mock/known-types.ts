import { dateOf, dayOf } from '../../seed/calendar.ts';
import { identityNumberOf } from '../../seed/identity-number.ts';
import { enterpriseName, personName } from '../../seed/names.ts';
import { creditCodeOf } from '../../seed/places/credit-code.ts';
import { pinyinInitials } from '../../seed/places/pinyin-initials.ts';
import type { Random } from '../../seed/random.ts';
import { maskIdentifier, maskName, type NameKind } from '../../subgraphs/shared/masking.ts';
import { ENFORCEMENT_TYPE_CODES } from '../../subgraphs/shared/scalars/case-number.ts';

import { LEDGER_VALUES } from './ledgers.ts';
import type { KnownValues, MockRecord, MockWorld } from './mock-record.ts';
import { AGENCIES, COURTS, HOME_REGION, REGIONS } from './places.ts';

/** Types with a fixed number of records. */
export const POOL_SIZES: Readonly<Record<string, number>> = {
  Agency: AGENCIES.length,
  Court: COURTS.length,
  Region: REGIONS.length,
};

/**
 * Values that must fit other values of the same record, or that a table knows. What is not here is made by the type of the field
 * and its Chinese term.
 */
export const KNOWN_VALUES: Readonly<Record<string, KnownValues>> = {
  Region: {
    code: ({ index }) => REGIONS[index]?.code,
    name: ({ index }) => REGIONS[index]?.name,
    level: ({ index }) => REGIONS[index]?.level,
    parent: ({ index }, world) => (index === 0 ? null : (world.pool('Region')[0] ?? null)),
    children: ({ index }, world) => (index === 0 ? world.pool('Region').slice(1) : []),
  },
  Court: {
    code: ({ index }) => COURTS[index]?.code,
    name: ({ index }) => COURTS[index]?.name,
    pinyinInitials: ({ index }) => pinyinInitials(COURTS[index]?.name ?? ''),
    level: ({ index }) => COURTS[index]?.level,
    region: ({ index }, world) => regionRecord(world, COURTS[index]?.regionCode),
    parent: ({ index }, world) => (index === 0 ? null : (world.pool('Court')[0] ?? null)),
    children: ({ index }, world) => (index === 0 ? world.pool('Court').slice(1) : []),
  },
  Agency: {
    name: ({ index }) => AGENCIES[index]?.name,
    creditCode: ({ index }) => AGENCIES[index]?.creditCode,
    pinyinInitials: ({ index }) => pinyinInitials(AGENCIES[index]?.name ?? ''),
    kind: ({ index }) => AGENCIES[index]?.kind,
    region: ({ index }, world) => regionRecord(world, AGENCIES[index]?.regionCode),
    superior: ({ index }, world) => agencyRecord(world, AGENCIES[index]?.superiorId ?? null),
  },
  EnforcementCase: {
    caseNumber: (record, world) => {
      const { filed, type } = caseFacts(record, world);
      const court = world.value(record, 'court') as MockRecord;
      const code = ENFORCEMENT_TYPE_CODES[type];
      return `（${dateOf(filed).slice(0, 4)}）${String(world.value(court, 'code'))}${code}${101 + record.index}号`;
    },
    typeCode: (record, world) => (caseFacts(record, world).type === 0 ? 'FIRST_ENFORCEMENT' : 'RESUMED'),
    filedOn: (record, world) => dateOf(caseFacts(record, world).filed),
    dueOn: (record, world) => dateOf(caseFacts(record, world).filed + 182),
    status: (record, world) => (caseFacts(record, world).concluded === null ? 'OPEN' : 'CONCLUDED'),
    concludedOn: (record, world) => dateOrNull(caseFacts(record, world).concluded),
    concludedLate: (record, world) => {
      const { filed, concluded } = caseFacts(record, world);
      return concluded === null ? null : concluded > filed + 182;
    },
    conclusionMethod: (record, world) => (caseFacts(record, world).concluded === null ? null : 'VOLUNTARY'),
    claimAmount: (record, world) => caseFacts(record, world).claimed.toFixed(2),
    recoveredAmount: (record, world) => recovered(caseFacts(record, world)).toFixed(2),
    recoveryRate: (record, world) => {
      const facts = caseFacts(record, world);
      return (recovered(facts) / facts.claimed).toFixed(4);
    },
    court: (record, world) => caseFacts(record, world).court,
    region: (record, world) => world.value(caseFacts(record, world).court, 'region'),
  },
  ...LEDGER_VALUES,
  Party: partyValues(),
  CreditSubject: partyValues(),
  Plaintiff: partyValues(),
};

interface CaseFacts {
  readonly court: MockRecord;
  readonly filed: number;
  readonly concluded: number | null;
  /** 0 for a first enforcement, 1 for a resumed one. */
  readonly type: 0 | 1;
  readonly claimed: number;
  readonly share: number;
}

function caseFacts(record: MockRecord, world: MockWorld): CaseFacts {
  return world.facts(record, (random) => {
    const filed = dayOf(world.today) - random.int(20, 700);
    const concluded = filed + random.int(30, 260);
    return {
      court: random.pick(world.pool('Court')),
      filed,
      concluded: concluded < dayOf(world.today) && random.chance(0.7) ? concluded : null,
      type: random.chance(0.8) ? 0 : 1,
      claimed: Number(random.decimal(5_000, 3_000_000)),
      share: random.int(10, 90) / 100,
    };
  });
}

function recovered({ claimed, concluded, share }: CaseFacts): number {
  return concluded === null ? Math.round(claimed * share * 100) / 100 : claimed;
}

interface PartyFacts {
  readonly kind: NameKind;
  readonly name: string;
  readonly idNumber: string | null;
  readonly creditCode: string | null;
}

/** A party's name and number fit what it is in law. */
function partyValues(): KnownValues {
  return {
    kind: (record, world) => partyFacts(record, world).kind,
    name: (record, world) => partyFacts(record, world).name,
    maskedName: (record, world) => {
      const { name, kind } = partyFacts(record, world);
      return maskName(name, kind);
    },
    idNumber: (record, world) => partyFacts(record, world).idNumber,
    creditCode: (record, world) => partyFacts(record, world).creditCode,
    maskedIdentifier: (record, world) => {
      const { kind, idNumber, creditCode } = partyFacts(record, world);
      return maskIdentifier(kind, idNumber, creditCode);
    },
    agency: () => null,
  };
}

function partyFacts(record: MockRecord, world: MockWorld): PartyFacts {
  return world.facts(record, (random) => (random.chance(0.6) ? person(random) : enterprise(random)));
}

function person(random: Random): PartyFacts {
  const birthday = dateOf(random.int(dayOf('1955-01-01'), dayOf('1999-12-31')));
  return {
    kind: 'PERSON',
    name: personName(random, HOME_REGION),
    idNumber: identityNumberOf(HOME_REGION, birthday, random.int(1, 999)),
    creditCode: null,
  };
}

function enterprise(random: Random): PartyFacts {
  return {
    kind: 'ENTERPRISE',
    name: enterpriseName(random, '宁德市'),
    idNumber: null,
    creditCode: creditCodeOf('91', HOME_REGION, 'Y', random.int(1, 9_999_999)),
  };
}

function regionRecord(world: MockWorld, code: string | undefined): MockRecord | null {
  return world.pool('Region')[REGIONS.findIndex((region) => region.code === code)] ?? null;
}

function agencyRecord(world: MockWorld, id: string | null): MockRecord | null {
  return world.pool('Agency')[AGENCIES.findIndex((agency) => agency.id === id)] ?? null;
}

function dateOrNull(day: number | null): string | null {
  return day === null ? null : dateOf(day);
}
