import { readFileSync } from 'node:fs';

import markdownIt from 'markdown-it';

/** What a reader of “Your first client” copies. */
export interface Copied {
  readonly text: string;
  /** Code that is taken from a file, and the file. */
  readonly excerpts: readonly (readonly [file: string, code: string])[];
  /** Lines that a shell runs. */
  readonly commands: readonly string[];
}

/** @param name of the page in `codegen/` */
export function copiedFrom(name: string): Copied {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  const fences = markdownIt()
    .parse(text, {})
    .filter(({ type }) => type === 'fence');
  return {
    text,
    excerpts: fences.flatMap(({ info, content }) =>
      info === '' ? [] : [[info.split(' ')[1] ?? '', content] as const],
    ),
    commands: fences.flatMap(({ info, content }) => (info === '' ? content.trim().split('\n') : [])),
  };
}
