import { describe, expect, it } from '@jest/globals';

import { courtLevel, parseCourtCode } from '../../subgraphs/shared/scalars/court-code.ts';
import { parseCreditCode } from '../../subgraphs/shared/scalars/credit-code.ts';
import { parseRegionCode } from '../../subgraphs/shared/scalars/region-code.ts';

import { agencies, agenciesIn, agencyNamed, agencyOf } from './agencies.ts';
import { closureOf } from './closure.ts';
import { courtClosure, courtOf, courts, courtsUnder } from './courts.ts';
import { fullRegionName, regionClosure, regionOf, regions, regionsUnder } from './regions.ts';

describe('regions', () => {
  it('have distinct, well-formed codes and a parent of the level above', () => {
    expect(new Set(regions.map((region) => region.code)).size).toBe(regions.length);
    const above = { PROVINCE: 'NATIONAL', CITY: 'PROVINCE', COUNTY: 'CITY' } as const;
    for (const region of regions) {
      if (region.level === 'NATIONAL') {
        continue;
      }
      expect(parseRegionCode(region.code)).toBe(region.code);
      expect(regionOf(region.parentCode as string).level).toBe(above[region.level]);
    }
  });

  it('name the successor of every region that is no longer valid', () => {
    for (const { code, validTo, replacedBy } of regions) {
      expect([code, replacedBy === null]).toEqual([code, validTo === null]);
      if (replacedBy) {
        expect(regionOf(replacedBy).validFrom).toBe(validTo);
      }
    }
  });

  it('contain all of Ningde, and its full name', () => {
    expect(regionsUnder('350900').map((region) => region.name)).toEqual(
      '宁德市 蕉城区 霞浦县 古田县 屏南县 寿宁县 周宁县 柘荣县 福安市 福鼎市'.split(' '),
    );
    expect(fullRegionName('350921')).toBe('福建省宁德市霞浦县');
  });

  it('have a closure of themselves and all ancestors', () => {
    expect(
      regionClosure.filter((row) => row.descendant === '350921').map((row) => [row.ancestor, row.ancestorLevel]),
    ).toEqual([
      ['350921', 'COUNTY'],
      ['350900', 'CITY'],
      ['350000', 'PROVINCE'],
      ['000000', 'NATIONAL'],
    ]);
  });
});

describe('courts', () => {
  it('have distinct codes whose form matches their level', () => {
    expect(new Set(courts.map((court) => court.code)).size).toBe(courts.length);
    for (const court of courts) {
      expect(parseCourtCode(court.code)).toBe(court.code);
      expect(courtLevel(court.code)).toBe(court.level);
    }
  });

  it('are in a region that is valid now, below a court of the parent region', () => {
    for (const court of courts) {
      expect(regionOf(court.regionCode).validTo).toBeNull();
      if (court.parentCode === null) {
        continue;
      }
      expect(regionOf(court.regionCode).parentCode).toBe(courtOf(court.parentCode).regionCode);
    }
  });

  it('have a closure: Ganzi has its intermediate court and eighteen below it, all under the supreme court', () => {
    expect(courtsUnder('川33')).toHaveLength(19);
    expect(courtClosure.filter((row) => row.ancestor === '最高法')).toHaveLength(courts.length);
  });
});

describe('agencies', () => {
  it('have distinct ids, names and valid credit codes', () => {
    for (const key of ['id', 'name', 'creditCode'] as const) {
      expect(new Set(agencies.map((agency) => agency[key])).size).toBe(agencies.length);
    }
    for (const agency of agencies) {
      expect(parseCreditCode(agency.creditCode)).toBe(agency.creditCode);
    }
  });

  it('have superiors that exist', () => {
    for (const { superiorId } of agencies) {
      if (superiorId) {
        expect(agencyOf(superiorId).id).toBe(superiorId);
      }
    }
    expect(agencyOf(agencyNamed('霞浦县牙城镇人民政府').superiorId as string).name).toBe('霞浦县人民政府');
    expect(agencyOf(agencyNamed('霞浦县人民政府').superiorId as string).name).toBe('宁德市人民政府');
  });

  it('suffice in Gansu for its joint conference of 52 members', () => {
    expect(agenciesIn('620000').length).toBeGreaterThanOrEqual(52);
  });
});

describe('closureOf', () => {
  it('rejects a tree with a missing parent', () => {
    expect(() => closureOf([{ code: 'b', level: 'x', parentCode: 'a' }])).toThrow('the parent a of b is missing');
  });
});
