import type { CodegenConfig } from '@graphql-codegen/cli';

/** Scalars that are text in JSON, so that no digit of an amount or an identifier is lost. */
const TEXT = [
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

/** Makes the types of the client's queries from the slice of its audience: `npm run example:generate`. */
const config: CodegenConfig = {
  schema: 'committee.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/graphql/**'],
  generates: {
    'src/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: Object.fromEntries(TEXT.map((scalar) => [scalar, 'string'])),
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
      },
    },
  },
};

export default config;
