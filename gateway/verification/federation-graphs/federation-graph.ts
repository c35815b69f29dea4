import { readdir, readFile } from 'node:fs/promises';

import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const jsonObject = z.record(z.string(), z.unknown());

const subgraphSchema = z.strictObject({
  schema: z.string(),
  Query: jsonObject.optional(),
  Mutation: jsonObject.optional(),
  objects: z.record(z.string(), jsonObject).optional(),
  implementations: z.record(z.string(), z.array(z.string())).optional(),
});

const caseSchema = z.strictObject({
  name: z.string(),
  operation: z.string(),
  variables: jsonObject.optional(),
  expected: z.strictObject({
    data: jsonObject.nullable(),
    /** Paths with an error, list indexes left out, e.g. `cases.title`. */
    errors: z.array(z.string()).optional(),
  }),
});

const graphSchema = z.strictObject({
  about: z.string(),
  subgraphs: z.record(z.string(), subgraphSchema),
  cases: z.array(caseSchema).min(1),
});

/** A small federation graph: what its subgraphs say and hold, and what operations over it must answer. README.md has the format. */
export interface FederationGraph extends z.infer<typeof graphSchema> {
  readonly name: string;
}
export type GraphCase = FederationGraph['cases'][number];

const GRAPHS_FOLDER = new URL('./graphs/', import.meta.url);

/**
 * @param text a graph as YAML or JSON
 * @throws Error with the graph's name, if it has not the form that README.md describes
 */
export function readGraph(name: string, text: string): FederationGraph {
  const read = graphSchema.safeParse(parseYaml(text));
  if (!read.success) {
    throw new Error(`The federation graph ${name} is not well formed: ${z.prettifyError(read.error)}`);
  }
  return { name, ...read.data };
}

/** The graphs of a folder, by name. @param folder ours if undefined */
export async function readGraphs(folder: URL = GRAPHS_FOLDER): Promise<readonly FederationGraph[]> {
  const files = (await readdir(folder)).filter((file) => /\.(ya?ml|json)$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => readGraph(file.replace(/\.\w+$/, ''), await readFile(new URL(file, folder), 'utf8'))),
  );
}
