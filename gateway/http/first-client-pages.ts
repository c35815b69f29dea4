import { readFile } from 'node:fs/promises';

import { PAGE_HEADERS, type Answer } from './answer.ts';

/** The answer for a path of “Your first client”; undefined for other paths. */
export type FirstClientPages = (path: string) => Answer | undefined;

/**
 * `/first-client` in Chinese and `/first-client/en` in English: how to write a client, for the developers of one. The pages are
 * made of `codegen/first-client.zh-CN.md` and `codegen/first-client.md` by `npm run codegen`.
 */
export async function loadFirstClientPages(): Promise<FirstClientPages> {
  const pages = new Map<string, string>([
    ['/first-client', await read('zh-CN')],
    ['/first-client/en', await read('en')],
  ]);
  return (path) => {
    const body = pages.get(path);
    return body === undefined ? undefined : { status: 200, headers: PAGE_HEADERS, body };
  };
}

function read(language: string): Promise<string> {
  return readFile(new URL(`./first-client/${language}.html`, import.meta.url), 'utf8');
}
