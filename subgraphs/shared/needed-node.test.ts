import { afterEach, expect, it, jest } from '@jest/globals';

import { refuseOldNode } from './needed-node.ts';

afterEach(() => void jest.restoreAllMocks());

it.each([
  ['20.20.2', true],
  ['23.11.0', true],
  ['24.0.0', false],
  ['26.1.0', false],
])('Node %s is refused at once: %s', (version, isRefused) => {
  let text = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => (text += String(line)) !== '');
  const exit = jest.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  refuseOldNode(version);
  expect(exit.mock.calls).toEqual(isRefused ? [[1]] : []);
  expect(text.includes(`需要 Node 24，当前是 Node ${version}`)).toBe(isRefused);
});
