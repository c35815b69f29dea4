import { describe, expect, it } from '@jest/globals';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { FIELD_CLASSES } from '../../subgraphs/shared/access/field-class.ts';

import { AudiencesError, loadAudiences, parseAudiences } from './audiences.ts';

const TABLE = await loadAudiences();

describe('the audiences', () => {
  it('have only scopes that some class of field requires, and every class has an audience', () => {
    const required = Object.values(FIELD_CLASSES).flatMap(({ scope }) => scope ?? []);
    const given = new Set(AUDIENCES.flatMap((audience) => TABLE[audience].scopes));
    expect([...given].sort()).toEqual([...required].sort());
  });

  it('keep the access ledger to auditors, who read nothing else', () => {
    expect(TABLE.auditor.scopes).toEqual(['ledger:read']);
    expect(AUDIENCES.filter((audience) => TABLE[audience].scopes.includes('ledger:read'))).toEqual(['auditor']);
  });

  it('give names and identities only to courts', () => {
    for (const scope of ['party:name', 'party:identity']) {
      expect(AUDIENCES.filter((audience) => TABLE[audience].scopes.includes(scope))).toEqual(['court']);
    }
  });

  it('reject hidden fields only for the public and for member units', () => {
    expect(AUDIENCES.filter((audience) => TABLE[audience].mode === 'reject')).toEqual(['member', 'public']);
  });
});

describe('a file of audiences is refused', () => {
  const changed = (change: object) => () => parseAudiences(JSON.stringify({ ...TABLE, ...change }), 'a.json');

  it.each([
    ['that lacks an audience', changed({ court: undefined }), 'court'],
    ['that has an unknown audience', changed({ press: { mode: 'filter', scopes: [] } }), 'press'],
    ['with an unknown mode', changed({ court: { mode: 'allow', scopes: [] } }), 'court.mode'],
    ['with a scope that no token can have', changed({ court: { mode: 'filter', scopes: ['a b'] } }), 'court.scopes.0'],
    ['with an unknown property', changed({ court: { mode: 'filter', scopes: [], rows: 'all' } }), 'rows'],
    ['that is not JSON', () => parseAudiences('court: filter', 'a.json'), 'not JSON'],
  ])('%s', (_, parse, named) => {
    expect(parse).toThrow(AudiencesError);
    expect(parse).toThrow(named);
  });

  it('that does not exist', async () => {
    await expect(loadAudiences('authorization/none.json')).rejects.toThrow('ENOENT');
  });
});
