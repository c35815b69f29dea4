import type { Difference } from './fuzz-world.ts';

/** One difference as a person reads it: where, what was asked, what came. */
export function describeDifference(world: string, candidate: string, { tried, told }: Difference): string {
  const variables = Object.keys(tried.variables).length > 0 ? `\nvariables ${JSON.stringify(tried.variables)}` : '';
  return `── ${candidate} in ${world}\n${tried.text}${variables}\n${told}\n`;
}
