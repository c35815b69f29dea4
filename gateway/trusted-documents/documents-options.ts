import { z } from 'zod';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';

const MODES = ['open', 'log', 'trusted'] as const;

/**
 * What happens to a text that is no known document: `open` runs it, `log` runs it and writes a line, `trusted` refuses it
 * before it is parsed.
 */
export type DocumentMode = (typeof MODES)[number];
export type DocumentModes = Readonly<Record<Audience, DocumentMode>>;

/** The value of `TRUSTED_DOCUMENTS` that stands for no folder. */
export const NO_DOCUMENTS = 'none';

/** What trusted documents need to be configured with; `../config.ts` fills it in from the environment. */
export interface DocumentsOptions {
  /** The folder of manifests, relative to the gateway's folder if not absolute, or NO_DOCUMENTS. */
  readonly folder: string;
  readonly modes: DocumentModes;
  /** Most tokens in one document. A known document keeps to the limit of all documents. */
  readonly tokens: number;
}

/** A mode for all audiences, and other modes for some: `open`, `trusted,analyst=log`, `public=trusted`. */
export const documentModesText: z.ZodType<DocumentModes, string> = z.string().transform((text, context) => {
  const given = new Map<string, DocumentMode>();
  for (const part of text.split(',')) {
    const [, audience = 'all', mode = ''] = /^\s*(?:([a-z]+)\s*=\s*)?([a-z]+)\s*$/.exec(part) ?? [];
    const isKnown = isMode(mode) && ['all', ...AUDIENCES].includes(audience);
    if (!isKnown || given.has(audience) || part.includes('all')) {
      const message = `one of ${MODES.join(', ')}, and audience=mode for audiences with another, with commas between`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
    given.set(audience, mode);
  }
  const modeOf = (audience: Audience): DocumentMode => given.get(audience) ?? given.get('all') ?? 'open';
  return Object.fromEntries(AUDIENCES.map((audience) => [audience, modeOf(audience)])) as Record<
    Audience,
    DocumentMode
  >;
});

/** Values that are well formed but do not fit together: without known documents, `trusted` would refuse every request. */
export function documentFaults(values: Readonly<Record<string, unknown>>): readonly string[] {
  const modes = Object.values((values['GATEWAY_DOCUMENTS'] ?? {}) as Partial<DocumentModes>);
  return modes.includes('trusted') && values['TRUSTED_DOCUMENTS'] === NO_DOCUMENTS
    ? ['GATEWAY_DOCUMENTS is trusted for some audience, but TRUSTED_DOCUMENTS names no folder.']
    : [];
}

function isMode(text: string): text is DocumentMode {
  return (MODES as readonly string[]).includes(text);
}
