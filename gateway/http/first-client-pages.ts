import { readFile } from 'node:fs/promises';

import type { Answer } from './answer.ts';
import type { FileHeaders } from './explorer-files.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';

/** The answer for a path of “Your first client”; undefined for other paths. */
export type FirstClientPages = (path: string, headers: FileHeaders) => Answer | undefined;

/**
 * `/first-client` in Chinese and `/first-client/en` in English: how to write a client, for the developers of one. The pages are
 * made of `codegen/first-client.zh-CN.md` and `codegen/first-client.md` by `npm run codegen`.
 */
export async function loadFirstClientPages(): Promise<FirstClientPages> {
  const pages = new Map<string, HtmlPage>([
    ['/first-client', htmlPage(await read('zh-CN'))],
    ['/first-client/en', htmlPage(await read('en'))],
  ]);
  return (path, headers) => pages.get(path)?.(headers);
}

function read(language: string): Promise<string> {
  return readFile(new URL(`./first-client/${language}.html`, import.meta.url), 'utf8');
}
