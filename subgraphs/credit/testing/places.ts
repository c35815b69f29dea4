import { CourtClosure, RegionClosure } from '../../shared/database/closure.entity.ts';
import type { Scratch } from '../../shared/testing/scratch-database.ts';

/** Ningde and one district with their courts; Kangding is there as well, under nobody. */
export async function insertPlaces(scratch: Scratch): Promise<void> {
  await scratch.insert(
    RegionClosure,
    { ancestor: '350900', descendant: '350900', ancestorLevel: 'CITY' },
    { ancestor: '350900', descendant: '350902', ancestorLevel: 'CITY' },
    { ancestor: '350902', descendant: '350902', ancestorLevel: 'COUNTY' },
    { ancestor: '513301', descendant: '513301', ancestorLevel: 'COUNTY' },
  );
  await scratch.insert(
    CourtClosure,
    { ancestor: '闽09', descendant: '闽09', ancestorLevel: 'INTERMEDIATE' },
    { ancestor: '闽09', descendant: '闽0902', ancestorLevel: 'INTERMEDIATE' },
    { ancestor: '闽0902', descendant: '闽0902', ancestorLevel: 'BASIC' },
    { ancestor: '川3301', descendant: '川3301', ancestorLevel: 'BASIC' },
  );
}
