import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { parse, print, Kind, validate } from 'graphql';
import { stringify } from 'yaml';

import { loadAudiences } from '../../authorization/audiences.ts';
import { loadLimits, NO_LIMITS } from '../../limits/audience-limits.ts';
import { documentChecks } from '../../serving/document-checks.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';
import { readDocuments } from '../../trusted-documents/read-documents.ts';
import { deriveDefinition, DerivationError } from '../definition/derive-definition.ts';
import { DOCUMENT_FILE, QUERY_FILE } from '../definition/read-definition.ts';
import { LIBRARY, readDefinitions } from '../registry.ts';

import { misfittingDocuments, misfittingQueries, type Misfit } from './check-queries.ts';

export interface CheckRequest {
  /** A file with another supergraph; undefined for the committed one. */
  readonly schema: string | undefined;
  /** Folders of definitions beside the library. */
  readonly folders: readonly string[];
  /** The folder of manifests. */
  readonly documents: string | undefined;
  readonly audiences: string | undefined;
  /** The file of limits; undefined for the default one. */
  readonly limitsFile?: string;
}

/** `lianzhi queries check`: exits with 1 where a saved query or trusted document does not fit the supergraph. */
export async function checkQueries({ schema, folders, documents, audiences, limitsFile }: CheckRequest): Promise<void> {
  const rights = await loadAudiences(audiences && resolve(audiences));
  const limits = await loadLimits(limitsFile);
  const committed = await readCommittedSupergraph();
  const checked = schema === undefined ? committed : await readFile(schema, 'utf8');
  const [before, after] = [documentChecks(committed, rights, limits), documentChecks(checked, rights, limits)];
  const definitions = await readDefinitions([LIBRARY, ...folders.map((folder) => resolve(folder))]);
  const trusted = documents === undefined ? [] : (await readDocuments(resolve(documents))).documents;
  const misfits = [...misfittingQueries(definitions, after), ...misfittingDocuments(trusted, before, after)];
  for (const { name, faults } of misfits) {
    console.log(`${name}\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
  const active = trusted.filter(({ status }) => status === 'active').length;
  console.log(summary(misfits, definitions.definitions.length, active));
  process.exitCode = misfits.length === 0 ? 0 : 1;
}

function summary({ length }: readonly Misfit[], queries: number, documents: number): string {
  const checked = `${queries} saved queries${documents === 0 ? '' : ` and ${documents} trusted documents`} were read`;
  return length === 0 ? `All fit: ${checked}.` : `${length} do not fit or cannot be read; ${checked}.`;
}

export interface NewQueryRequest {
  readonly name: string;
  /** The document's file. */
  readonly from: string;
  /** The folder in which the definition's own folder is made. */
  readonly folder: string;
}

/** `lianzhi queries new`: writes a definition to be edited. Nothing that exists is overwritten. */
export async function newQuery({ name, from, folder }: NewQueryRequest): Promise<void> {
  const { schema } = documentChecks(await readCommittedSupergraph(), await loadAudiences(), NO_LIMITS);
  const text = await readFile(from, 'utf8');
  const document = parse(text);
  const errors = validate(schema, document);
  if (errors.length > 0) {
    throw new DerivationError(errors.map(({ message }) => message).join('\n'));
  }
  const { rowPath, columns } = deriveDefinition(schema, text);
  const variables = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  const definition = {
    name,
    version: 1,
    status: 'draft',
    title: '（查询的名称）',
    description: '（查询说明：列出什么、口径、不含什么。）',
    owner: '（负责的部门）',
    audiences: ['court'],
    maxSeconds: 120,
    ...(variables.length > 0 && {
      parameters: Object.fromEntries(
        variables.map(({ variable, type }) => [
          variable.name.value,
          { type: print(type), title: '（参数名称）', description: '（怎样填写）', example: null },
        ]),
      ),
    }),
    rows: rowPath.join('.'),
    columns: columns.map(({ key, path, from: start, header, type, unit, description }) => ({
      ...{ key, path: `${start === 'root' ? '/' : ''}${path.join('.')}`, header, type, unit },
      description: description || header,
    })),
  };
  const target = join(resolve(folder), name);
  await mkdir(target, { recursive: false });
  await writeFile(join(target, DOCUMENT_FILE), text, { flag: 'wx' });
  await writeFile(join(target, QUERY_FILE), stringify(definition), { flag: 'wx' });
  console.log(
    `Wrote ${target}. Edit ${QUERY_FILE}, set its status to active, then: npm run queries -- check --folder ${folder}`,
  );
}
