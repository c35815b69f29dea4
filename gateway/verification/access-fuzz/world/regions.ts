/** A small country: two provinces, so that every row scope has records inside and outside. */

export const REGIONS = [
  { code: '000000', level: 'NATIONAL', parent: null },
  { code: '350000', level: 'PROVINCE', parent: '000000' },
  { code: '350900', level: 'CITY', parent: '350000' },
  { code: '350902', level: 'COUNTY', parent: '350900' },
  { code: '350921', level: 'COUNTY', parent: '350900' },
  { code: '350100', level: 'CITY', parent: '350000' },
  { code: '510000', level: 'PROVINCE', parent: '000000' },
  { code: '513300', level: 'CITY', parent: '510000' },
  { code: '513301', level: 'COUNTY', parent: '513300' },
] as const;

export const COURTS = [
  { code: '最高法', level: 'SUPREME', parent: null, region: '000000' },
  { code: '闽', level: 'HIGH', parent: '最高法', region: '350000' },
  { code: '闽09', level: 'INTERMEDIATE', parent: '闽', region: '350900' },
  { code: '闽0902', level: 'BASIC', parent: '闽09', region: '350902' },
  { code: '闽0921', level: 'BASIC', parent: '闽09', region: '350921' },
  { code: '闽01', level: 'INTERMEDIATE', parent: '闽', region: '350100' },
  { code: '川', level: 'HIGH', parent: '最高法', region: '510000' },
  { code: '川33', level: 'INTERMEDIATE', parent: '川', region: '513300' },
  { code: '川3301', level: 'BASIC', parent: '川33', region: '513301' },
] as const;

/** Courts that have cases. */
export const BUSY_COURTS = ['闽09', '闽0902', '闽0902', '闽0921', '闽01', '川33', '川3301'] as const;

export function regionOfCourt(court: unknown): string {
  return COURTS.find(({ code }) => code === court)?.region ?? '';
}

/** Whether a region is in another one, or is the same. */
export function liesIn(region: unknown, whole: string | null): boolean {
  return isBelow(REGIONS, region, whole);
}

/** Whether a court is below another one, or is the same. */
export function standsBelow(court: unknown, above: string | null): boolean {
  return isBelow(COURTS, court, above);
}

/** Every pair of a region or court and one above it, itself included. */
export function closureOf(nodes: typeof REGIONS | typeof COURTS) {
  return nodes.flatMap(({ code: ancestor, level: ancestorLevel }) =>
    nodes
      .filter(({ code }) => isBelow(nodes, code, ancestor))
      .map(({ code: descendant }) => ({ ancestor, descendant, ancestorLevel })),
  );
}

function isBelow(
  nodes: readonly { readonly code: string; readonly parent: string | null }[],
  code: unknown,
  above: string | null,
): boolean {
  if (above === null) {
    return false;
  }
  for (let at = nodes.find((node) => node.code === code); at !== undefined;) {
    if (at.code === above) {
      return true;
    }
    const { parent } = at;
    at = nodes.find((node) => node.code === parent);
  }
  return false;
}
