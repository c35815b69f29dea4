import { insertClosures } from '../../shared/testing/places.ts';
import type { Scratch } from '../../shared/testing/scratch-database.ts';

/** Ningde and one district with their courts; Kangding too, but under neither. */
export async function insertPlaces(scratch: Scratch): Promise<void> {
  await insertClosures(scratch, {
    regions: [['350900', '350902'], ['513301']],
    courts: [['闽09', '闽0902'], ['川3301']],
  });
}
