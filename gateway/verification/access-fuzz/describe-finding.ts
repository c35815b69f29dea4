import type { Finding } from './fuzz-audience.ts';

const MOST = 1_500;

/** A finding for whoever has to look into it: the operation, and the two answers from where they part. */
export function describeFinding(audience: string, { kind, operation, told, other }: Finding): string {
  const from = Math.max(0, partingOf(told, other) - 200);
  return [
    `For ${audience}, the answer ${kind}:`,
    operation.text,
    JSON.stringify(operation.variables),
    `told:  …${told.slice(from, from + MOST)}`,
    `other: …${other.slice(from, from + MOST)}`,
  ].join('\n');
}

function partingOf(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) {
    at += 1;
  }
  return at;
}
