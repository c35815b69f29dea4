import { describe, expect, it } from '@jest/globals';
import { parse, print, visit } from 'graphql';

import { loadAudiences } from '../../authorization/audiences.ts';
import { loadLimits } from '../../limits/audience-limits.ts';
import { documentChecks } from '../../serving/document-checks.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';
import type { TrustedDocument } from '../../trusted-documents/trusted-document.ts';
import { LIBRARY, readDefinitions } from '../registry.ts';

import { misfittingDocuments, misfittingQueries } from './check-queries.ts';

const LIMITS = await loadLimits();
const supergraphSdl = await readCommittedSupergraph();
const audiences = await loadAudiences();
const definitions = await readDefinitions([LIBRARY]);
const before = documentChecks(supergraphSdl, audiences, LIMITS);

/** The committed supergraph without a field. */
function without(typeName: string, fieldName: string) {
  const document = visit(parse(supergraphSdl), {
    ObjectTypeDefinition: (type) =>
      type.name.value === typeName
        ? { ...type, fields: type.fields?.filter(({ name }) => name.value !== fieldName) ?? [] }
        : undefined,
  });
  return documentChecks(print(document), audiences, LIMITS);
}

function clientDocument(text: string, status: 'active' | 'retired' = 'active'): TrustedDocument {
  return { id: 'one', app: 'case-desk', version: '1.2', status, text, operations: ['Ranks'], audiences: undefined };
}

const RANKS = 'query Ranks { agencyPerformances(first: 1) { edges { node { rank } } } }';
const SCORES = 'query Scores { agencyPerformances(first: 1) { edges { node { score } } } }';

describe('queries check', () => {
  it('finds nothing in the library and the committed supergraph', () => {
    expect(misfittingQueries(definitions, before)).toEqual([]);
  });

  it('names exactly the saved queries that read a removed field, and the audiences', () => {
    const after = without('AgencyPerformance', 'rank');
    const readers = definitions.definitions
      .filter(({ query }) => /\brank\b/.test(query.document))
      .map(({ query }) => `${query.name} v${query.version}`);
    const misfits = misfittingQueries(definitions, after);
    expect(readers.length).toBeGreaterThan(0);
    expect(misfits.map(({ name }) => name).toSorted()).toEqual(readers.toSorted());
    for (const { name, faults } of misfits) {
      const [query] = definitions.definitions.filter((one) => name.startsWith(`${one.query.name} `));
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(/query\.yaml:\d+ For /);
      expect(faults[0]).toContain(query?.query.audiences.join(', '));
      expect(faults[0]).toContain('rank');
    }
  });

  it('names exactly the active documents of clients that read it, for the audiences that could run them', () => {
    const after = without('AgencyPerformance', 'rank');
    const lost = misfittingDocuments(
      [clientDocument(RANKS), clientDocument(SCORES), clientDocument(RANKS, 'retired')],
      before,
      after,
    );
    expect(lost.map(({ name }) => name)).toEqual(['case-desk 1.2: Ranks']);
    expect(lost[0]?.faults.join()).toMatch(/For .*assessment.*rank/);
  });

  it('names a document that nobody can run, and one that an audience of its app cannot', () => {
    const unknown = clientDocument('query Ranks { nosuch }');
    expect(misfittingDocuments([unknown, clientDocument(SCORES)], before, before)).toHaveLength(1);
    const ofPublic = { ...clientDocument(SCORES), audiences: ['public', 'assessment'] as const };
    const [misfit] = misfittingDocuments([ofPublic], before, before);
    expect(misfit?.faults.join()).toMatch(/^For public: /);
  });
});
