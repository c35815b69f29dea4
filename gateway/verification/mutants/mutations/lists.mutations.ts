import { inFile, type Mutation } from './mutation.ts';

/** Pages, counts and cursors. */
export const LISTS: readonly Mutation[] = [
  ...inFile('subgraphs/shared/lists/page.ts', { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in cases' }, [
    {
      meaning: 'A page of a parent’s records is not filtered.',
      replace: 'await ranked.applyFilters(seen(context, request).filters);',
      by: 'await ranked.applyFilters({ rows: false });',
    },
    {
      meaning: 'A count includes hidden rows.',
      replace:
        'context.em.count(entity, where([...request.conditions, hasKey(context.em, entity)]), seen(context, request)),',
      by: 'context.em.count(entity, where([...request.conditions, hasKey(context.em, entity)]), { ...seen(context, request), filters: false }),',
      tests: { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in linkage' },
    },
    {
      meaning: 'A count of a parent’s records includes hidden rows.',
      replace: 'const options = { where: where(conditions), ...seen(context, request) };',
      by: 'const options = { where: where(conditions), filters: false };',
    },
    {
      meaning: 'A cursor of one parent’s page can be used in another’s.',
      replace: 'const boundRequest = { ...request, scope: `${request.scope} of ${parentProperty} ${parentKey}` };',
      by: 'const boundRequest = { ...request };',
      tests: { files: ['subgraphs/shared/lists/paging.test.ts'] },
    },
  ]),
  ...inFile('subgraphs/shared/lists/cursor.ts', { files: ['subgraphs/shared/lists/cursor.test.ts'] }, [
    {
      meaning: 'A cursor can be used in another list, filter or order.',
      replace: "return createHmac('sha256', key).update(`${scope.length}:${scope}`).update(payload)",
      by: "return createHmac('sha256', key).update(`${String(scope.length < 0)}`).update(payload)",
    },
    {
      meaning: 'A forged cursor is accepted.',
      replace: 'if (payload === null || !timingSafeEqual(tag(key, scope, payload), bytes.subarray(0, TAG_BYTES)))',
      by: 'if (payload === null || timingSafeEqual === undefined)',
    },
    {
      meaning: 'A cursor shows the values that it contains.',
      replace: "return Buffer.concat([vector, cipher.update(payload), cipher.final()]).toString('base64url');",
      by: "return Buffer.concat([vector, payload, cipher.final()]).toString('base64url');",
    },
  ]),
];
