import { setTimeout } from 'node:timers/promises';

import type { HTTPGraphQLRequest } from '@apollo/server';

import { ERROR_CATALOGUE, isErrorCode, refusal, type ErrorCode } from '../../gateway/errors.ts';

/** What a client developer wants to go wrong in one request, for the views that show it. */
export interface WantedFaults {
  readonly code: ErrorCode | undefined;
  /** Response names from the root, without indexes: which value is to be missing. Undefined: every field of the root. */
  readonly path: readonly string[] | undefined;
  readonly delayMs: number;
}

export const NO_FAULTS: WantedFaults = { code: undefined, path: undefined, delayMs: 0 };

const LONGEST_DELAY_MS = 60_000;

/**
 * Reads them from the address, `/graphql?mockError=RATE_LIMITED&mockDelayMs=1500`: a client under development changes nothing but
 * its address, also across origins, where a browser would ask before it sends a header of its own.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
export function readWantedFaults({ search }: Pick<HTTPGraphQLRequest, 'search'>): WantedFaults {
  if (!search.includes('mock')) {
    return NO_FAULTS;
  }
  const parameters = new URLSearchParams(search);
  const code = parameters.get('mockError') ?? undefined;
  if (code !== undefined && !isErrorCode(code)) {
    throw refusal(
      'BAD_USER_INPUT',
      `mockError 不是错误目录里的代码；可用：${Object.keys(ERROR_CATALOGUE).join('、')}。`,
    );
  }
  const delay = parameters.get('mockDelayMs') ?? '0';
  if (!/^\d{1,5}$/.test(delay) || Number(delay) > LONGEST_DELAY_MS) {
    throw refusal('BAD_USER_INPUT', `mockDelayMs 不是等待的毫秒数；应为 0 到 ${LONGEST_DELAY_MS} 的整数。`);
  }
  return { code, path: parameters.get('mockPath')?.split('.'), delayMs: Number(delay) };
}

/** Waits, and refuses the whole request where that is what was wanted. @throws GraphQLError */
export async function meetWantedFaults({ code, path, delayMs }: WantedFaults): Promise<void> {
  if (delayMs > 0) {
    await setTimeout(delayMs);
  }
  if (code !== undefined && path === undefined && ERROR_CATALOGUE[code].httpStatus !== 200) {
    throw refusal(code, ERROR_CATALOGUE[code].meaning);
  }
}

/** Whether the value at this path is to be missing. */
export function isWantedAt({ code, path }: WantedFaults, responsePath: readonly string[]): boolean {
  if (code === undefined) {
    return false;
  }
  return path === undefined ? responsePath.length === 1 : path.join('.') === responsePath.join('.');
}
