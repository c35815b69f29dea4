import type { World } from '../test-data.ts';

import { gridWorld } from './grid.ts';
import { libraryWorld } from './library.ts';
import { marketWorld } from './market.ts';
import { registryWorld } from './registry.ts';
import { shopWorld } from './shop.ts';

export type WorldName = 'library' | 'shop' | 'grid' | 'market' | 'registry';

/** How each world is made; `registry` is our own supergraph. */
export const WORLDS: Readonly<Record<WorldName, () => World | Promise<World>>> = {
  library: libraryWorld,
  shop: shopWorld,
  grid: gridWorld,
  market: marketWorld,
  registry: registryWorld,
};
