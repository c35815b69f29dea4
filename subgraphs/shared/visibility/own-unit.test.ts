import { beforeAll, expect, it } from '@jest/globals';

import { Membership } from '../../linkage/membership/membership.entity.ts';
import { insertPlaces } from '../../linkage/places.fixture.ts';
import { linkage } from '../../linkage/subgraph.ts';
import type { Viewer } from '../access/viewer.ts';
import { AgencyDirectory } from '../database/directory.entity.ts';
import { describeOnEachDatabase } from '../testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

/** Units, the form in which the office's directory writes each one's code, and the canonical one. */
const UNITS = [
  ['canonical', '91110000600037341L', '91110000600037341L'],
  ['small', '91350100m000100y43', '91350100M000100Y43'],
  ['wide', '１１３５０９０００００００００１９０', '113509000000000190'],
  ['old', '79965505-8', '91330100799655058B'],
] as const;

describeOnEachDatabase(linkage, 'a unit’s own records', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    for (const [agencyId, creditCode] of UNITS) {
      await scratch.insert(AgencyDirectory, { agencyId, creditCode, regionCode: '513300' });
      await scratch.insert(Membership, {
        id: `m-${agencyId}`,
        conferenceId: 'c1',
        regionCode: '513300',
        agencyId,
        agencyKind: 'BANK',
        role: 'MEMBER',
        duty: '协助执行',
        joinedOn: '2019-01-01',
        leftOn: null,
      });
    }
  });

  const idsOf = async (unit: string): Promise<unknown> => {
    const viewer: Viewer = { ...SUPREME_COURT_VIEWER, audience: 'member', court: null, unit };
    const { data, errors } = await scratch.ask('{ memberships { nodes { id } } }', {}, viewer);
    expect(errors).toBeUndefined();
    return (data?.['memberships'] as unknown as { nodes: { id: string }[] }).nodes.map(({ id }) => id);
  };

  it.each(UNITS)('are found where the directory writes its code %s', async (agencyId, stored, canonical) => {
    expect(await idsOf(canonical)).toEqual([`m-${agencyId}`]);
    expect(await idsOf(stored)).toEqual([`m-${agencyId}`]);
    expect(await idsOf(` ${canonical.toLowerCase()}`)).toEqual([`m-${agencyId}`]);
  });

  it('are none of another one’s', async () => {
    for (const unit of ['91110000100000000X', '', '%', 'canonical', "' or 1 = 1 -- "]) {
      expect(await idsOf(unit)).toEqual([]);
    }
  });
});
