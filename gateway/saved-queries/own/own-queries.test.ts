import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { DocumentMode, DocumentModes } from '../../trusted-documents/documents-options.ts';

import { ownQueries, type OwnQueries } from './own-queries.ts';

const SCHEMA = buildSchema('type Query { courts: [Court!] } type Court { "名称 Its name." name: String }');
const OFFICER: Viewer = { ...PUBLIC_VIEWER, audience: 'court', subject: 'officer-1' };
const BODY = { title: '法院', name: 'courts', document: '{ courts { name } }' };

describe('own queries', () => {
  let queries: OwnQueries | undefined;
  let unknown: string[] = [];
  afterEach(() => queries?.close());

  function open(court: DocumentMode): OwnQueries {
    unknown = [];
    const modes: DocumentModes = {
      ...{ committee: 'open', assessment: 'open', member: 'open', analyst: 'open', public: 'open', auditor: 'open' },
      court,
    };
    queries = ownQueries({
      address: { kind: 'memory' },
      checks: () => ({ schema: SCHEMA, faultsFor: () => [] }),
      schemaOf: () => SCHEMA,
      modes,
      onUnknown: (audience) => void unknown.push(audience),
    });
    return queries;
  }

  it('are saved and run where documents are open', async () => {
    const own = open('open');
    expect(await own.answer('POST', '/q/own', BODY, OFFICER)).toMatchObject({ status: 201 });
    expect((await own.findToRun('courts', OFFICER)).query.name).toBe('courts');
    expect(unknown).toEqual([]);
  });

  it('are no way around GATEWAY_DOCUMENTS=trusted: neither saved nor run', async () => {
    const own = open('trusted');
    const refused = { status: 403, code: 'DOCUMENT_NOT_TRUSTED' };
    await expect(own.answer('POST', '/q/own', BODY, OFFICER)).rejects.toMatchObject(refused);
    await expect(own.answer('PUT', '/q/own/courts', { version: 1 }, OFFICER)).rejects.toMatchObject(refused);
    await expect(own.findToRun('courts', OFFICER)).rejects.toMatchObject(refused);
    expect(await own.answer('GET', '/q/own', undefined, OFFICER)).toMatchObject({ status: 200 });
  });

  it('are told of where unknown documents are logged', async () => {
    const own = open('log');
    await own.answer('POST', '/q/own', BODY, OFFICER);
    await own.findToRun('courts', OFFICER);
    expect(unknown).toEqual(['court', 'court']);
  });

  it('belong to a subject of one audience: the same name with another is somebody else', async () => {
    const own = open('open');
    await own.answer('POST', '/q/own', BODY, OFFICER);
    const namesake: Viewer = { ...OFFICER, audience: 'analyst' };
    await expect(own.findToRun('courts', namesake)).rejects.toMatchObject({ status: 404 });
    expect(await own.answer('GET', '/q/own', undefined, namesake)).toMatchObject({ json: { queries: [] } });
  });

  it.each([
    '查 110101.19900307.1233',
    '一一〇一〇一一九九〇〇三〇七一二三三',
    '１１０１０１１９９００３０７',
    '110101\u200b19900307\u200b123',
  ])('hold no number in their title: %s', async (title) => {
    expect(await open('open').answer('POST', '/q/own', { ...BODY, title }, OFFICER)).toMatchObject({ status: 400 });
  });
});
