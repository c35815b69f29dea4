import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';

import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';
import { COLUMN_TYPES, STATUSES, type Column, type Parameter, type SavedQuery } from '../saved-query.ts';

/** A fault of a definition, for its author. */
export interface DefinitionFault {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A definition with the places of its parts, for messages about them. */
export interface Definition {
  readonly query: SavedQuery;
  /** The line of a part of `query.yaml`, e.g. of `['columns', 3, 'path']`. */
  lineOf(path: readonly (string | number)[]): number;
}

export const QUERY_FILE = 'query.yaml';
export const DOCUMENT_FILE = 'query.graphql';

const text = z.string().trim().min(1, 'must not be empty');
const value = z.union([z.string(), z.number(), z.boolean()]);
const parameterValue = z.union([value, z.array(value), z.null()]);
const key = z.string().regex(/^[a-z][a-z0-9_]*$/, 'is lower-case ASCII words joined by _');
const queryName = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is lower-case ASCII words joined by hyphens')
  .max(64);
const responseNames = z.string().regex(/^\/?[_A-Za-z]\w*(\.[_A-Za-z]\w*)*$/, 'is response names joined by dots');

const parameterSchema = z.strictObject({
  type: text.describe('The variable’s type, exactly as in query.graphql: RegionCode!'),
  title: text.describe('中文名称'),
  description: text.describe('怎样填写'),
  default: parameterValue.optional().describe('Used where the URL does not name the parameter'),
  allowed: z
    .array(z.union([z.string(), z.number()]))
    .optional()
    .describe('The only accepted values'),
  listedBy: queryName.optional().describe('A saved query whose first column lists the values to choose from'),
  example: parameterValue.describe('An example, or null'),
  personal: z.boolean().default(false).describe('Whether a value names a person: then it is nowhere stored'),
});

const columnSchema = z.strictObject({
  key: key.describe('Name in NDJSON, JSON and Parquet'),
  path: responseNames.describe('Response names below the row; with a slash before, from the root'),
  header: text.describe('中文表头，用于 CSV 和 XLSX'),
  type: z.enum(COLUMN_TYPES).describe('Follows from the schema'),
  unit: z.string().describe('单位：元、分、件、天……没有则为空'),
  description: text.describe('这一列是什么'),
});

/** The form of `query.yaml`; `npm run codegen` writes `query.schema.json` from it, for editors. */
export const definitionSchema = z.strictObject({
  name: queryName,
  version: z.int().positive().describe('A change of columns or meaning is a new version, in a folder of its own'),
  status: z.enum(STATUSES),
  sunset: z.iso.date().optional().describe('The last day on which a deprecated version is served'),
  title: text.describe('中文名称'),
  description: text.describe('列出什么、口径、不含什么'),
  owner: text.describe('负责的部门'),
  audiences: z.array(z.enum(AUDIENCES)).min(1).describe('Who may run it'),
  maxSeconds: z.int().min(1).max(3600).describe('The longest that a run may take'),
  parameters: z
    .record(z.string().regex(/^[_A-Za-z]\w*$/), parameterSchema)
    .default({})
    .describe('By the name of the variable, in the order of the form'),
  rows: responseNames.describe('Response names from the root to the rows: enforcementCases.edges.node'),
  columns: z.array(columnSchema).min(1),
  chart: z
    .strictObject({ kind: z.enum(['bar', 'line', 'pie']), category: key, values: z.array(key).min(1) })
    .optional()
    .describe('A chart of the first rows, for the page'),
});

/** `query.yaml` as a JSON Schema: editors complete and check it. */
export function definitionJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(definitionSchema, { io: 'input' }), undefined, 2)}\n`;
}

/** Reads the definition in a folder: `query.yaml` and `query.graphql`. All faults of form are found at once. */
export async function readDefinition(folder: string): Promise<Definition | readonly DefinitionFault[]> {
  const file = join(folder, QUERY_FILE);
  const [yaml, document] = await Promise.all([readText(file), readText(join(folder, DOCUMENT_FILE))]);
  if (yaml === undefined || document === undefined) {
    const missing = yaml === undefined ? file : join(folder, DOCUMENT_FILE);
    return [{ file: missing, line: 1, message: 'The file is missing or cannot be read.' }];
  }
  const lines = new LineCounter();
  const parsed = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  if (parsed.errors.length > 0) {
    return parsed.errors.map(({ pos, message }) => ({ file, line: lines.linePos(pos[0]).line, message }));
  }
  const lineOf = (path: readonly (string | number)[]): number => lineOfPath(parsed, lines, path);
  const values = plainValues(parsed);
  if (values === undefined) {
    return [
      { file, line: 1, message: 'The YAML cannot be expanded: it refers to itself, or too often to other parts.' },
    ];
  }
  const checked = definitionSchema.safeParse(values);
  if (!checked.success) {
    return checked.error.issues.map(({ path, message }) => {
      const place = path.map((part) => (typeof part === 'number' ? part : String(part)));
      return { file, line: lineOf(place), message: `${place.join('.') || 'The definition'}: ${message}.` };
    });
  }
  return { query: savedQuery(checked.data, document, folder), lineOf };
}

/** Undefined where aliases make the text grow beyond all bounds. */
function plainValues(parsed: Document): unknown {
  try {
    return parsed.toJS();
  } catch {
    return undefined;
  }
}

function savedQuery(given: z.infer<typeof definitionSchema>, document: string, folder: string): SavedQuery {
  const { rows, columns, parameters, chart, sunset, ...rest } = given;
  return {
    ...rest,
    sunset,
    chart,
    document,
    folder,
    rowPath: rows.replace(/^\//, '').split('.'),
    parameters: Object.entries(parameters).map(([name, parameter]) => readParameter(name, parameter)),
    columns: columns.map(readColumn),
  };
}

function readParameter(name: string, given: z.infer<typeof parameterSchema>): Parameter {
  const { type, title, description, allowed, listedBy, example, personal } = given;
  return {
    name,
    type: type.replaceAll(/\s+/g, ''),
    title,
    description,
    isRequired: type.endsWith('!') && given.default === undefined,
    fallback: given.default,
    allowed,
    listedBy,
    example,
    isPersonal: personal,
  };
}

function readColumn({ path, ...rest }: z.infer<typeof columnSchema>): Column {
  return { ...rest, path: path.replace(/^\//, '').split('.'), from: path.startsWith('/') ? 'root' : 'row' };
}

/** The line of the deepest part of the path that exists. */
function lineOfPath(parsed: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = parsed.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range !== undefined) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
