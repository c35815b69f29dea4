import { describe, expect, it } from '@jest/globals';

import { maskErrors } from './mask-errors.ts';

const POSITION = { subgraph: 'assets', path: ['cases', 'nodes'], fields: ['assets'] };

function error(path: (string | number)[], code: string, message = 'Bad.'): Parameters<typeof maskErrors>[0][number] {
  return { message, path, extensions: { code, sql: 'SELECT 1' } };
}

describe('the errors of a subgraph', () => {
  it('are merged for many entities with the same cause', () => {
    const errors = Array.from({ length: 100 }, (_, index) => error(['_entities', index, 'assets'], 'BAD_CURSOR'));
    expect(maskErrors(errors, POSITION).map((masked) => masked.toJSON())).toEqual([
      { message: 'Bad.', path: ['cases', 'nodes', 'assets'], extensions: { code: 'BAD_CURSOR', subgraph: 'assets' } },
    ]);
  });

  it('are at most twenty', () => {
    const errors = Array.from({ length: 100 }, (_, index) => error(['_entities', 0, `a${index}`], 'BAD_CURSOR'));
    expect(maskErrors(errors, POSITION)).toHaveLength(20);
  });

  it('are reported at every path of the entity, or at the first path for a wrong index', () => {
    const paths = [['a'], ['b', 'c']];
    const position = { ...POSITION, path: ['a'], pathsOfEntity: (index: number) => (index === 1 ? paths : []) };
    const reportedPaths = (index: number) =>
      maskErrors([error(['_entities', index, 'x'], 'BAD_CURSOR')], position).map(({ path }) => path);
    expect(reportedPaths(1)).toEqual([
      ['a', 'x'],
      ['b', 'c', 'x'],
    ]);
    expect(reportedPaths(7)).toEqual([['a', 'x']]);
  });

  it('are masked if the catalogue does not let a subgraph use the code', () => {
    const [masked] = maskErrors([error([], 'ER_NO_SUCH_TABLE', 'Table parties is missing')], POSITION);
    expect(masked?.toJSON()).toEqual({
      message: 'The assets subgraph met an unexpected fault.',
      path: ['cases', 'nodes'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'assets' },
    });
  });

  it('keep the list indexes of a root fetch', () => {
    const root = { subgraph: 'cases', path: [], fields: ['cases'] };
    expect(maskErrors([error(['cases', 3, 'title'], 'BAD_CURSOR')], root)[0]?.path).toEqual(['cases', 3, 'title']);
  });
});
