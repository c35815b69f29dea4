import { gzipSync } from 'node:zlib';

import { acceptsCoding } from './accept.ts';
import type { Answer } from './answer.ts';
import type { FileHeaders } from './explorer-files.ts';

/** Answers with one page without scripts, compressed where the browser takes that. */
export type HtmlPage = (headers: FileHeaders) => Answer;

/** A page for people. Styles are in the page; it loads nothing. */
export function htmlPage(text: string): HtmlPage {
  const plain = Buffer.from(text);
  const compressed = gzipSync(text, { level: 9 });
  return ({ 'accept-encoding': acceptEncoding }) => {
    const isCompressed = acceptsCoding(acceptEncoding, 'gzip');
    return {
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        'referrer-policy': 'no-referrer',
        vary: 'accept-encoding',
        ...(isCompressed && { 'content-encoding': 'gzip' }),
      },
      body: isCompressed ? compressed : plain,
      isKept: true,
    };
  };
}
