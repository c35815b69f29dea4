import { inFile, type Mutation } from './mutation.ts';

const DOCUMENT_RIGHTS_TEST = { files: ['subgraphs/shared/access/document-rights.test.ts'] };

/** A subgraph’s own check of fields, and the directives that it gives the gateway. */
export const SUBGRAPH_ACCESS: readonly Mutation[] = [
  ...inFile('subgraphs/shared/server/answer.ts', { files: ['subgraphs/shared/server/answer.test.ts'] }, [
    {
      meaning: 'A subgraph does not check fields itself.',
      replace: 'if (denied !== null) return refused([unauthorized(denied)], 403);',
      by: 'if (denied !== null && !headers) return refused([unauthorized(denied)], 403);',
    },
  ]),
  ...inFile('subgraphs/shared/access/document-rights.ts', DOCUMENT_RIGHTS_TEST, [
    {
      meaning: 'A subgraph ignores the scope of the type that a field belongs to.',
      replace: 'addScope(row?.type, parent);',
      by: '',
    },
    {
      meaning: 'A subgraph ignores the scope of a field.',
      replace: 'addScope(row?.fields.get(field), `${parent}.${field}`);',
      by: '',
    },
    {
      meaning:
        'A subgraph ignores the scope of types named in representations, so that viewers learn which records exist.',
      replace: 'if (scope !== null && !scopes.includes(scope)) return type;',
      by: '',
    },
  ]),
  ...inFile('subgraphs/shared/access/viewer.ts', { files: ['gateway/authorization/slices.test.ts'] }, [
    {
      meaning: 'The key of field rights leaves out the scopes.',
      replace: "return JSON.stringify([audience, scopes.join(' ')]);",
      by: 'return JSON.stringify([audience, scopes.length < 0]);',
    },
    {
      meaning: 'The key of all rights leaves out region, court and unit.',
      replace: "return JSON.stringify([audience, scopes.join(' '), region, court, unit]);",
      by: "return JSON.stringify([audience, scopes.join(' '), region === court, unit === court]);",
      tests: { files: ['gateway/subgraph-client/deduplicate-fetches.test.ts'] },
    },
  ]),
  ...inFile('subgraphs/shared/access/field-rules.ts', { files: ['subgraphs/shared/access/field-rules.test.ts'] }, [
    {
      meaning: 'A schema is built with fields that have no access rule.',
      replace: 'if (faults.length > 0) throw new AccessError(subgraph, faults);',
      by: 'if (faults.length < 0) throw new AccessError(subgraph, faults);',
    },
  ]),
  ...inFile(
    'subgraphs/shared/access/protect-schema.ts',
    { files: ['subgraphs/shared/access/protect-schema.test.ts'] },
    [
      {
        meaning: 'Access directives are left off types.',
        replace: '...(row.isOwn ? requiresScopes(row.type) : [])',
        by: '',
      },
      {
        meaning: 'Access directives are left off fields.',
        replace: '...(asksForMore ? requiresScopes(fieldClass) : [])',
        by: '',
      },
    ],
  ),
];
