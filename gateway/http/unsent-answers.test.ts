import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';

import { expect, it } from '@jest/globals';

import { unsentAnswers, type UnsentAnswers } from './unsent-answers.ts';

const MB = 1_000_000;

/** An answer that its client does not take. */
class Untaken extends EventEmitter {
  isBrokenOff = false;

  destroy(): void {
    this.isBrokenOff = true;
    this.emit('close');
  }
}

function send(unsent: UnsentAnswers, client: string, bytes: number): Untaken {
  const answer = new Untaken();
  unsent.add(answer as unknown as ServerResponse, bytes, client);
  return answer;
}

it('who asks for much and takes none of it breaks off its own answers only', () => {
  const unsent = unsentAnswers(128 * MB);
  const slow = send(unsent, '10.0.0.1', 5 * MB);
  const many = Array.from({ length: 100 }, () => send(unsent, '10.0.0.2', 2 * MB));
  expect(slow.isBrokenOff).toBe(false);
  expect(many.filter(({ isBrokenOff }) => isBrokenOff)).toEqual(many.slice(0, 39));
  expect(unsent.bytes()).toBe(127 * MB);
});

it('one answer over the limit is sent, and is the first to be broken off after it', () => {
  const unsent = unsentAnswers(10 * MB);
  const [small, long] = [send(unsent, '10.0.0.1', 1 * MB), send(unsent, '10.0.0.2', 11 * MB)];
  expect([small.isBrokenOff, long.isBrokenOff]).toEqual([false, false]);
  send(unsent, '10.0.0.3', 1);
  expect([small.isBrokenOff, long.isBrokenOff]).toEqual([false, true]);
});

it('what was taken counts no more', () => {
  const unsent = unsentAnswers(10 * MB);
  send(unsent, '10.0.0.1', 6 * MB).emit('finish');
  const next = send(unsent, '10.0.0.1', 6 * MB);
  expect([unsent.bytes(), next.isBrokenOff]).toEqual([6 * MB, false]);
});
