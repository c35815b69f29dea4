import { isRecord } from '../../subgraphs/shared/is-record.ts';

import { readMember, writeMember } from './quote.ts';

/** Merges fetched data into an object of the result. */
export type Merge = (target: object, source: object) => void;

/**
 * Compiles the merge of these fields. Values are merged by reference, so that one entity for several equal representations stays
 * one object. If both sides have an object, or lists of equal length, their members are merged.
 */
export function compileMerge(responseNames: readonly string[]): Merge {
  const statements = responseNames.map((name) => {
    const [read, write] = [readMember('t', name), writeMember('t', name)];
    return `v=${readMember('s', name)};if(v!==undefined){o=${read};if(o==null||typeof o!=="object")${write}=v;else ${write}=M(o,v)}`;
  });
  const source = `"use strict";return function(t,s){let o,v;${statements.join('')}}`;
  return (new Function('M', source) as (merge: typeof mergeValues) => Merge)(mergeValues);
}

/** @returns `old` with `added` merged into it, or `added` if they cannot be merged */
export function mergeValues(old: unknown, added: unknown): unknown {
  if (old === added) {
    return added;
  }
  if (Array.isArray(old) && Array.isArray(added) && old.length === added.length) {
    for (let index = 0; index < added.length; index += 1) {
      old[index] = mergeValues(old[index], added[index]);
    }
    return old;
  }
  if (!isRecord(old) || !isRecord(added)) {
    return added;
  }
  for (const name of Object.keys(added)) {
    // A subgraph may send fields that were not requested; this one would change the object's prototype.
    if (name !== '__proto__' && added[name] !== undefined) {
      old[name] = mergeValues(Object.hasOwn(old, name) ? old[name] : undefined, added[name]);
    }
  }
  return old;
}
