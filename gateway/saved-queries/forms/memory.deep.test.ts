import { describe, expect, it } from '@jest/globals';

import { FORM_NAMES } from './form.ts';
import { FEW, mostBatchesAhead } from './pace-fixture.ts';

describe.each(FORM_NAMES)('%s of 300,000 rows', (name) => {
  it('holds no more of them than of 40,000', async () => {
    expect(await mostBatchesAhead(name, 300)).toBeLessThan(FEW[name]);
  });
});
