import { beforeAll, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { assets } from '../subgraph.ts';
import { insertPlaces, request } from '../testing/sample-rows.ts';

import { InquiryRequest } from './inquiry-request.entity.ts';

const COMMITTEE: Viewer = {
  ...SUPREME_COURT_VIEWER,
  audience: 'committee',
  scopes: ['case:read', 'inquiry:read', 'performance:read'],
  region: '350900',
  court: null,
};

const LINKS = '{ inquiryRequests { edges { node { id agency { id } enforcementCase { id } subject { id } } } } }';

/** A committee is responsible for the units of its region and sees the requests to them, save those about private persons. */
describeOnEachDatabase(assets, 'an inquiry for a case that is not the viewer’s', (scratch) => {
  beforeAll(async () => {
    await insertPlaces({ insert: (entity, ...rows) => scratch.insert(entity, ...rows) });
    await scratch.insert(
      AgencyDirectory,
      { agencyId: 'bureau', creditCode: 'credit of the bureau', regionCode: '350902' },
      { agencyId: 'debtor', creditCode: 'credit of the debtor', regionCode: '350902' },
    );
    await scratch.insert(
      InquiryRequest,
      request({ id: 'of-a-person', agencyId: 'bureau', caseId: 'persons', debtorKind: 'PERSON' }),
      request({ id: 'of-an-enterprise', agencyId: 'bureau', caseId: 'private', debtorKind: 'ENTERPRISE' }),
      request({ id: 'of-an-agency', agencyId: 'bureau', caseId: 'agencys', debtorAgencyId: 'debtor' }),
    );
  });

  it('is shown without the case and its party, unlike one for a visible case', async () => {
    const { data, errors } = await scratch.ask(LINKS, {}, COMMITTEE);
    expect(errors).toBeUndefined();
    expect(nodesOf(data)).toEqual([
      {
        id: 'of-an-agency',
        agency: { id: 'bureau' },
        enforcementCase: { id: 'agencys' },
        subject: { id: 'debtor-1' },
      },
      { id: 'of-an-enterprise', agency: { id: 'bureau' }, enforcementCase: null, subject: null },
    ]);
  });

  it('takes one more statement for any number of them, and none for a viewer who sees all cases', async () => {
    await scratch.ask(LINKS, {}, COMMITTEE);
    const committees = scratch.statements().length;
    const { data } = await scratch.ask(LINKS);
    expect(nodesOf(data).map((node) => node['enforcementCase'])).toEqual([
      { id: 'persons' },
      { id: 'agencys' },
      { id: 'private' },
    ]);
    expect(committees - scratch.statements().length).toBe(1);
  });
});

function nodesOf(data: Record<string, never> | null): readonly Record<string, unknown>[] {
  const { edges } = data?.['inquiryRequests'] as unknown as { edges: { node: { id: string } }[] };
  return edges.map(({ node }) => node).sort((one, other) => one.id.localeCompare(other.id));
}
