import graphql from '@graphql-eslint/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { chineseTermFirst } from './codegen/lint/chinese-term-first.mjs';

const SUBGRAPHS = ['cases', 'assets', 'credit', 'performance', 'linkage'];

/** Which folders may not be imported from which: the day a part ships alone, the cut is clean. */
const BORDERS = [
  {
    files: ['gateway/**/*.ts'],
    ignores: ['gateway/one-process/**', 'gateway/command-line/**', 'gateway/e2e/**', 'gateway/verification/**'],
    regex: '/(subgraphs/(?!shared/)|seed/|codegen/)',
    message:
      'The gateway may import from subgraphs/shared only; gateway/one-process and gateway/command-line put the parts together.',
  },
  {
    files: ['subgraphs/*.ts', 'subgraphs/shared/**/*.ts'],
    regex: '/(gateway|seed|codegen)/',
    message: 'The subgraphs know nothing of the gateway, the sample data or the generated code.',
  },
  {
    files: ['subgraphs/shared/**/*.ts'],
    regex: `^(\\.\\./)+(${SUBGRAPHS.join('|')})/|/(gateway|seed|codegen)/`,
    message: 'What is shared knows none of those that share it.',
  },
  ...SUBGRAPHS.map((name) => ({
    files: [`subgraphs/${name}/**/*.ts`],
    regex: `^(\\.\\./)+(${SUBGRAPHS.filter((other) => other !== name).join('|')})/|/(gateway|seed|codegen)/`,
    message:
      'Subgraphs know nothing of each other, of the gateway or of the sample data: the graph joins what spans offices.',
  })),
  {
    files: ['codegen/example/src/**/*.ts', 'codegen/example/src/**/*.tsx'],
    regex: '^(\\.\\./){2,}|/(gateway|subgraphs|seed|codegen)/',
    message: 'The example is a client like any other: it knows the graph by its schema, and nothing of this project.',
  },
  {
    files: ['seed/world/**/*.ts', 'seed/places/**/*.ts', 'seed/stories/**/*.ts'],
    regex: '/(subgraphs/(?!shared/)|gateway/)',
    message: 'The facts of the sample world are told in no office’s table layout.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.data',
      '**/dist/**',
      'codegen/client/**',
      'codegen/example/src/graphql/**',
      'gateway/supergraph.graphql',
      'subgraphs/*/schema.graphql',
      'gateway/verification/bench/peers/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    rules: {
      curly: ['error', 'all'],
      'import-x/order': [
        'error',
        {
          groups: ['builtin', 'external', 'parent', 'sibling'],
          'newlines-between': 'always',
          alphabetize: { order: 'asc', caseInsensitive: true },
        },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from where a thing is written.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read once, in a config file or a main file.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off', 'no-restricted-properties': 'off' },
  },
  {
    // Entry points read the environment and speak to the terminal.
    files: [
      '**/main.ts',
      '**/*-main.ts',
      '**/*-command.ts',
      'gateway/command-line/*.ts',
      'subgraphs/shared/testing/depth.ts',
      'subgraphs/shared/testing/mysql-server.ts',
      'gateway/execution/apollo/no-telemetry.ts',
      'gateway/verification/support/redis-line.ts',
    ],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  ...BORDERS.map(({ files, ignores = [], regex, message }) => ({
    files,
    ignores: [...ignores, '**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
  })),
  {
    files: ['codegen/api-schema.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: './codegen/api-schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql, lianzhi: { rules: { 'chinese-term-first': chineseTermFirst } } },
    rules: {
      'lianzhi/chinese-term-first': 'error',
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, rootField: true },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
);
