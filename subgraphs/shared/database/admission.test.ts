import { expect, it } from '@jest/globals';

import { Admission, NoSessionFree } from './admission.ts';

const admission = (waitMs = 60_000) => new Admission({ most: 4, mostPerTable: 2, waitMs });

it('one table leaves places to others, and waits for its own', async () => {
  const gate = admission();
  const leave = await gate.enter('party');
  await gate.enter('party');
  let isIn = false;
  const third = gate.enter('party').then(() => (isIn = true));
  await gate.enter('court');
  expect(isIn).toBe(false);
  leave();
  await third;
});

it('who leaves gives up the wait, and takes no place', async () => {
  const gate = admission();
  const [leave] = [await gate.enter('party'), await gate.enter('party')];
  const caller = new AbortController();
  const left = gate.enter('party', caller.signal);
  const next = gate.enter('party');
  caller.abort();
  await expect(left).rejects.toThrow('aborted');
  leave();
  await next;
});

it('who waits too long is told that no session is free', async () => {
  const gate = admission(1);
  await gate.enter('party');
  await gate.enter('party');
  await expect(gate.enter('party')).rejects.toThrow(NoSessionFree);
});
