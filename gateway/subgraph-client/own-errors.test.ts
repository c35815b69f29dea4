import { describe, expect, it } from '@jest/globals';

import { ownErrors } from './own-errors.ts';

const PLACE = { subgraph: 'assets', path: ['cases', 'nodes'], fields: ['assets'] };

function error(path: (string | number)[], code: string, message = 'Told.'): Parameters<typeof ownErrors>[0][number] {
  return { message, path, extensions: { code, sql: 'SELECT 1' } };
}

describe('a subgraph’s own errors', () => {
  it('of many entities with one cause are one', () => {
    const errors = Array.from({ length: 100 }, (_, index) => error(['_entities', index, 'assets'], 'BAD_CURSOR'));
    expect(ownErrors(errors, PLACE).map((told) => told.toJSON())).toEqual([
      { message: 'Told.', path: ['cases', 'nodes', 'assets'], extensions: { code: 'BAD_CURSOR', subgraph: 'assets' } },
    ]);
  });

  it('are at most twenty', () => {
    const errors = Array.from({ length: 100 }, (_, index) => error(['_entities', 0, `a${index}`], 'BAD_CURSOR'));
    expect(ownErrors(errors, PLACE)).toHaveLength(20);
  });

  it('are told at every place where the entity stands, and at the first where no such entity was asked', () => {
    const paths = [['a'], ['b', 'c']];
    const place = { ...PLACE, path: ['a'], pathsOf: (index: number) => (index === 1 ? paths : []) };
    const pathsTold = (index: number) =>
      ownErrors([error(['_entities', index, 'x'], 'BAD_CURSOR')], place).map(({ path }) => path);
    expect(pathsTold(1)).toEqual([
      ['a', 'x'],
      ['b', 'c', 'x'],
    ]);
    expect(pathsTold(7)).toEqual([['a', 'x']]);
  });

  it('of a kind that no subgraph may tell are masked', () => {
    const [told] = ownErrors([error([], 'ER_NO_SUCH_TABLE', 'Table parties is missing')], PLACE);
    expect(told?.toJSON()).toEqual({
      message: 'The assets subgraph met an unexpected fault.',
      path: ['cases', 'nodes'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', subgraph: 'assets' },
    });
  });

  it('keep their indexes where the fetch was at the root', () => {
    const root = { subgraph: 'cases', path: [], fields: ['cases'] };
    expect(ownErrors([error(['cases', 3, 'title'], 'BAD_CURSOR')], root)[0]?.path).toEqual(['cases', 3, 'title']);
  });
});
