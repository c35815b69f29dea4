import { resolve } from 'node:path';

import { printSchema } from 'graphql';

import { supergraphFile } from '../../serving/supergraph-file.ts';
import { loadAudiences } from '../audiences.ts';
import { sliceSchema } from '../slice-schema.ts';

import { readSliceOptions, SLICE_HELP } from './slice-options.ts';
import { readSupergraphAccess } from './supergraph-access.ts';

try {
  const options = readSliceOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(SLICE_HELP);
  } else {
    const { audience } = options;
    const audiences = await loadAudiences(options.audiences && resolve(options.audiences));
    const supergraph = options.supergraph === undefined ? 'supergraph.graphql' : resolve(options.supergraph);
    const { schema, rules } = readSupergraphAccess(await supergraphFile(supergraph).read());
    const given = audiences[audience].scopes;
    const scopes = options.scopes === undefined ? given : given.filter((scope) => options.scopes?.includes(scope));
    console.log(printSchema(sliceSchema(schema, rules, { audience, scopes })));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
