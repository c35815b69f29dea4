import { expect, it } from '@jest/globals';

import { describeWholeGraph } from '../verification/support/whole-graph.ts';

describeWholeGraph('the whole graph', (graph) => {
  it.each([
    ['{ enforcementCases(first: 5000) { totalCount } }', 'BAD_USER_INPUT', 'first'],
    ['{ courts(first: 0) { totalCount } }', 'BAD_USER_INPUT', 'first'],
    ['{ enforcementCases(first: 5, after: "x") { totalCount } }', 'BAD_CURSOR', 'after'],
    ['{ a: courts(first: 0) { totalCount } b: agencies(after: "x") { totalCount } }', 'BAD_USER_INPUT', 'first'],
  ])('refuses a page size or cursor with the status of its code: %s', async (query, code, field) => {
    const response = await graph.send(query);
    expect(response.status).toBe(400);
    expect(response).not.toHaveProperty('data');
    expect(response.errors?.map(({ extensions }) => extensions)).toContainEqual(
      expect.objectContaining({ code, field }),
    );
  });

  it('answers the rest of a request with a wrong cursor', async () => {
    const { status, data, errors } = await graph.send(
      '{ courts(first: 1) { nodes { code } } agencies(after: "x") { totalCount } }',
    );
    expect(status).toBe(200);
    expect(data).toEqual({ courts: { nodes: [{ code: expect.any(String) }] }, agencies: null });
    expect(errors).toMatchObject([{ path: ['agencies'], extensions: { code: 'BAD_CURSOR' } }]);
  });

  it('tells nobody without a token what exists: a hidden name and a made-up one get the same words', async () => {
    const anybody = graph.as('public');
    const messageOf = async (name: string): Promise<string> => {
      const { status, errors } = await anybody.send(`{ courts(first: 1) { nodes { ${name} } } ${name} { id } }`);
      expect(status).toBe(400);
      return (errors ?? []).map(({ message, extensions }) => `${message} ${JSON.stringify(extensions)}`).join('\n');
    };
    const [hidden, madeUp] = [await messageOf('enforcementCases'), await messageOf('madeUpName')];
    expect(hidden).toContain('You sent no token');
    expect(hidden.replaceAll('enforcementCases', 'madeUpName')).toBe(madeUp);
    const member = await graph.as('member').send('{ madeUpName }');
    expect(member.errors?.[0]?.message).not.toContain('token');
  });
});
