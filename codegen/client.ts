import { generate } from '@graphql-codegen/cli';
import { fileURLToPath } from 'node:url';
import { API_SCHEMA_FILE } from './schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Scalars as they are in JSON: text, so that no digit of an amount or an identifier is lost. */
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

/** Writes the typed client of the whole graph: what a frontend team generates for itself, used by our own tests. */
export async function writeClient(): Promise<void> {
  await generate(
    {
      cwd: root,
      schema: API_SCHEMA_FILE,
      documents: ['gateway/e2e/**/*.ts', 'seed/figures/**/*.ts'],
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
    true,
  );
}
