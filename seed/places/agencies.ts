import { idOf } from '../random.ts';

import {
  committeeTemplate,
  countyTemplates,
  governmentTemplate,
  prefectureTemplates,
  provinceTemplates,
  townshipTemplate,
  type AgencyKind,
  type AgencyTemplate,
} from './agency-kinds.ts';
import { creditCodeOf } from './credit-code.ts';
import { readCsvTable } from './csv-table.ts';
import { nationalAgencies, anonymousAgencies, type NamedAgency } from './named-agencies.ts';
import { fullRegionName, regionOf, regions, type RegionFacts } from './regions.ts';

/** An organ, institution, bank or company that owes, assists or belongs to a joint conference. */
export interface AgencyFacts {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly kind: AgencyKind;
  readonly regionCode: string;
  readonly superiorId: string | null;
}

/** Every agency of every region, superiors before subordinates. */
export const agencies: readonly AgencyFacts[] = allAgencies();

const byName = new Map(agencies.map((agency) => [agency.name, agency]));
const byId = new Map(agencies.map((agency) => [agency.id, agency]));
const byRegion = Map.groupBy(agencies, (agency) => agency.regionCode);

/** @throws Error where no agency has that full name. */
export function agencyNamed(name: string): AgencyFacts {
  const agency = byName.get(name);
  if (!agency) {
    throw new Error(`no agency ${name}`);
  }
  return agency;
}

/** @throws Error where no agency has that id. */
export function agencyOf(id: string): AgencyFacts {
  const agency = byId.get(id);
  if (!agency) {
    throw new Error(`no agency with id ${id}`);
  }
  return agency;
}

/** The agencies of this region itself, optionally of one kind. */
export function agenciesIn(regionCode: string, kind?: AgencyKind): readonly AgencyFacts[] {
  const here = byRegion.get(regionCode) ?? [];
  return kind ? here.filter((agency) => agency.kind === kind) : here;
}

/** A region as organs write it in their names: a district with its city (宁德市蕉城区), any other alone (霞浦县). */
export function organRegionName(region: RegionFacts): string {
  if (region.level !== 'COUNTY' || !region.name.endsWith('区') || region.parentCode === null) {
    return region.name;
  }
  const city = regionOf(region.parentCode);
  // 上海市虹口区: there the city is the province.
  return (city.name === '市辖区' ? fullRegionName(city.code) : city.name) + region.name;
}

function allAgencies(): AgencyFacts[] {
  // 市辖区 is a level of the code, without organs of its own.
  const present = regions.filter(({ validTo, name }) => validTo === null && name !== '市辖区');
  const named = [...nationalAgencies, ...anonymousAgencies].map((agency) => fromNamed(agency));
  const known = new Set(named.map((agency) => agency.name));
  const local = present.flatMap((region) =>
    templatesOf(region).map((template) => {
      const agency = fromTemplate(template, region, known);
      known.add(agency.name);
      return agency;
    }),
  );
  return [...named, ...local, ...townships()];
}

function templatesOf(region: RegionFacts): readonly AgencyTemplate[] {
  if (region.level === 'COUNTY') {
    return countyTemplates;
  }
  if (region.level === 'CITY') {
    return prefectureTemplates;
  }
  return region.level === 'PROVINCE' ? provinceTemplates : [];
}

function fromTemplate(template: AgencyTemplate, region: RegionFacts, known: ReadonlySet<string>): AgencyFacts {
  const name = fill(template, region);
  return {
    id: idOf('ag', name),
    name,
    creditCode: codeOf(template.creditCode, region.code, name),
    kind: template.kind,
    regionCode: region.code,
    superiorId: superiorOf(template, region, known),
  };
}

function superiorOf(template: AgencyTemplate, region: RegionFacts, known: ReadonlySet<string>): string | null {
  if (template.under === 'GOVERNMENT') {
    return idOf('ag', fill(governmentTemplate, region));
  }
  if (template.under === 'COMMITTEE') {
    return idOf('ag', fill(committeeTemplate, region));
  }
  const above = region.parentCode ? regionOf(region.parentCode) : null;
  if (!above) {
    return null;
  }
  // A county's 支行 reports to its city's 分行, and a province's 分行 to the head office, whose name has no region.
  const candidates =
    above.level === 'NATIONAL'
      ? [template.name.replace('{region}分行', '')]
      : [fill(template, above), fill(template, above).replace('支行', '分行')];
  const superior = candidates.find((name) => known.has(name));
  return superior ? idOf('ag', superior) : null;
}

function fill(template: AgencyTemplate, region: RegionFacts): string {
  return template.name.replace('{region}', organRegionName(region));
}

function fromNamed(agency: NamedAgency): AgencyFacts {
  const { name, kind, regionCode } = agency;
  return {
    id: idOf('ag', name),
    name,
    creditCode: codeOf(agency.creditCode, regionCode, name),
    kind,
    regionCode,
    superiorId: null,
  };
}

function townships(): AgencyFacts[] {
  return readCsvTable('townships.csv', ['county', 'names']).flatMap((row) => {
    const region = regionOf(row.county);
    return row.names.split(' ').map((township) => {
      const name = townshipTemplate.name.replace('{region}', organRegionName(region) + township);
      return {
        id: idOf('ag', name),
        name,
        creditCode: codeOf('11', region.code, name),
        kind: 'TOWNSHIP' as const,
        regionCode: region.code,
        superiorId: idOf('ag', fill(governmentTemplate, region)),
      };
    });
  });
}

function codeOf(kind: AgencyTemplate['creditCode'], regionCode: string, name: string): string {
  // Unique by region plus seven digits of the hash of the organ's name.
  return creditCodeOf(
    kind,
    regionCode === '000000' ? '100000' : regionCode,
    'Y',
    parseInt(idOf('', name).slice(1, 7), 36),
  );
}
