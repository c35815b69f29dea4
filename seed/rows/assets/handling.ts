import type { ControlMeasure } from '../../../subgraphs/assets/control-measure/control-measure.entity.ts';
import type { Random } from '../../random.ts';

import type { Kind } from './units.ts';

type Handling = Pick<ControlMeasure, 'channel' | 'delegated'>;

/**
 * How a measure was carried out. As the source complains (得荣县人民法院, 2023), housing funds cannot be transferred online,
 * registries are only partly online, and vehicles are sealed at the prefecture's office, by delegation.
 */
export function handlingOf(random: Random, kind: Kind, measure: 'FREEZE' | 'SEAL' | 'TRANSFER'): Handling {
  if (kind === 'VEHICLE') {
    return { channel: random.chance(0.5) ? 'LETTER' : 'COUNTER', delegated: random.chance(0.8) };
  }
  if (kind === 'REAL_ESTATE') {
    return { channel: random.chance(0.35) ? 'NETWORK' : 'COUNTER', delegated: random.chance(0.03) };
  }
  if (kind === 'HOUSING_FUND') {
    return { channel: measure === 'TRANSFER' || random.chance(0.5) ? 'COUNTER' : 'NETWORK', delegated: false };
  }
  if (kind === 'INSURANCE' || kind === 'EQUITY' || kind === 'OTHER') {
    return { channel: kind === 'OTHER' ? 'COUNTER' : 'LETTER', delegated: false };
  }
  return { channel: 'NETWORK', delegated: false };
}
