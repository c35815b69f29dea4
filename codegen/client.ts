import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { generate } from '@graphql-codegen/cli';

import { API_SCHEMA_FILE } from './schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Scalars that are text in JSON, so that no digit of an amount or an identifier is lost. */
const SCALARS = [
  'CaseNumber',
  'CourtCode',
  'CreditCode',
  'Date',
  'DateTime',
  'Decimal',
  'IdentityNumber',
  'Period',
  'RegionCode',
];

export interface ClientFile {
  /** Relative to the project's root. */
  readonly filename: string;
  readonly content: string;
}

/** The typed client of the whole graph, as a frontend team would generate it; our tests use it. */
export async function clientFiles(): Promise<ClientFile[]> {
  const files = await generate(
    {
      cwd: root,
      schema: API_SCHEMA_FILE,
      documents: ['gateway/e2e/**/*.ts', 'seed/figures/**/*.ts'],
      ignoreNoDocuments: true,
      silent: true,
      generates: {
        'codegen/client/': {
          preset: 'client',
          presetConfig: { fragmentMasking: false },
          config: {
            scalars: Object.fromEntries(SCALARS.map((scalar) => [scalar, 'string'])),
            enumsAsTypes: true,
            useTypeImports: true,
            importExtension: '.ts',
            emitLegacyCommonJSImports: false,
            documentMode: 'string',
          },
        },
      },
    },
    false,
  );
  return files as ClientFile[];
}

/** Writes the typed client. */
export async function writeClient(): Promise<void> {
  for (const { filename, content } of await clientFiles()) {
    const path = fileURLToPath(new URL(filename, new URL('..', import.meta.url)));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
