import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { RunnableQuery } from '../definition/check-definition.ts';
import type { Cell, Column, Row } from '../saved-query.ts';

import { rowsOfResult } from './rows-of-result.ts';

/** `/a.b` from the root, `a.b` from the row; `*` before it: the value is a list, which is joined. */
function read(rows: string, lists: readonly boolean[], paths: readonly string[], data: unknown): readonly Row[] {
  const columns = paths.map((path): Column => {
    const plain = path.replace(/^\*/, '');
    return {
      ...{ key: plain, header: plain, type: 'text', unit: '', description: plain },
      path: plain.replace(/^\//, '').split('.'),
      from: plain.startsWith('/') ? 'root' : 'row',
    };
  });
  const joined = paths.map((path) => path.startsWith('*'));
  const query = { query: { rowPath: rows.split('.'), columns }, lists, joined } as unknown as RunnableQuery;
  return rowsOfResult(query)(data);
}

const AGENCIES = {
  agencies: {
    totalCount: 3,
    edges: [
      { node: { name: '甲', region: { name: '宁德市' }, items: [{ points: '1.50' }, { points: '2.00' }] } },
      { node: { name: '乙', region: null, items: [] } },
      { node: { name: '丙', region: { name: '蕉城区' }, items: [{ points: null }] } },
    ],
  },
};

describe('the rows of a result', () => {
  it('are the objects at the path, with their values in the order of the columns', () => {
    expect(read('agencies.edges.node', [false, true, false], ['region.name', 'name'], AGENCIES)).toEqual([
      ['宁德市', '甲'],
      [null, '乙'],
      ['蕉城区', '丙'],
    ]);
  });

  it('below a second list each have the values of their own parents', () => {
    const paths = ['points', '/agencies.edges.node.name', '/agencies.edges.node.region.name', '/agencies.totalCount'];
    expect(read('agencies.edges.node.items', [false, true, false, true], paths, AGENCIES)).toEqual([
      ['1.50', '甲', '宁德市', 3],
      ['2.00', '甲', '宁德市', 3],
      [null, '丙', '蕉城区', 3],
    ]);
  });

  it.each([
    ['no data', null],
    ['no list', { agencies: null }],
    ['no edges', { agencies: { edges: null } }],
    ['an empty list', { agencies: { edges: [] } }],
    ['an edge that is null', { agencies: { edges: [null] } }],
    ['a node that is null', { agencies: { edges: [{ node: null }] } }],
    ['no such fields', {}],
  ])('are none where there is %s', (_, data) => {
    expect(read('agencies.edges.node', [false, true, false], ['name'], data)).toEqual([]);
  });

  it('leave nothing of one row in the next', () => {
    const data = { a: [{ x: 1, b: [{ y: 1 }] }, { b: [{ y: 2 }] }] };
    expect(read('a.b', [true, true], ['/a.x', 'y'], data)).toEqual([
      [1, 1],
      [null, 2],
    ]);
  });

  it('have a list of values as one cell, in its order', () => {
    const data = { a: [{ fields: ['限高', '失信'] }, { fields: [] }, { fields: null }, { fields: ['限高'] }] };
    expect(read('a', [true], ['*fields'], data)).toEqual([['限高、失信'], [''], [null], ['限高']]);
  });

  it('keep false, 0 and the empty text, which are not null', () => {
    expect(read('a', [true], ['b', 'c', 'd'], { a: [{ b: false, c: 0, d: '' }] })).toEqual([[false, 0, '']]);
  });

  it('are as many, and in the same order, as three nested loops find', () => {
    const leaf = fc.option(fc.record({ z: fc.option(fc.integer()) }));
    const inner = fc.option(fc.record({ y: fc.option(fc.integer()), c: fc.option(fc.array(leaf)) }));
    const middle = fc.option(
      fc.record({ x: fc.option(fc.integer()), o: fc.option(fc.record({ b: fc.option(fc.array(inner)) })) }),
    );
    fc.assert(
      fc.property(fc.record({ a: fc.option(fc.array(middle)) }), (data) => {
        const expected: Cell[][] = [];
        for (const a of data.a ?? []) {
          for (const b of a?.o?.b ?? []) {
            for (const c of b?.c ?? []) {
              if (c !== null) {
                expected.push([a!.x, b!.y, c.z]);
              }
            }
          }
        }
        expect(read('a.o.b.c', [true, false, true, true], ['/a.x', '/a.o.b.y', 'z'], data)).toEqual(expected);
      }),
    );
  });
});
