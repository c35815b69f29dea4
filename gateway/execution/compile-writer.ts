import {
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

import { refusal } from '../errors.ts';
import {
  collectFields,
  type ClientField,
  type ClientSelection,
  type CollectedField,
} from '../graphql/client-selections.ts';
import { fieldOf } from '../graphql/types.ts';

import { inOnePiece, writeText } from './json-text.ts';
import { quoteText, readMember } from './quote.ts';

/** Called for a null that the schema forbids, with the index of its path in `lostPaths`. */
type OnLost = (pathIndex: number) => void;

interface ResultWriter {
  /** `data` as JSON text. @param introspection JSON text by response name */
  write(data: object, introspection: ReadonlyMap<string, string>, onLost: OnLost): string;
  /** The client's paths, without list indexes, by the index that `onLost` gets. */
  readonly lostPaths: readonly (readonly string[])[];
}

/**
 * An operation whose result needs more functions is refused: the generated code would take too much memory. Each function counts
 * twice, once for its name and once for its code, so about half as many objects can be written.
 */
const MAX_FUNCTIONS = 4_000;

/**
 * Compiles the client's selections to one function that writes the result as JSON text: response names in their order, types by
 * `__typename`, only enum values that clients may see, and nulls that propagate to the nearest nullable parent
 * (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors).
 *
 * In the generated code a string is JSON text, and `undefined` is a null that must propagate.
 *
 * @throws GraphQLError COST_LIMIT_EXCEEDED if the result needs too many functions
 */
export function compileWriter(
  schema: GraphQLSchema,
  rootType: GraphQLCompositeType,
  selections: readonly ClientSelection[],
): ResultWriter {
  const code: Code = { schema, functions: [], ids: new Map(), enums: new Map(), lostPaths: [] };
  const root = objectFunction(code, rootType, selections, []);
  const enums = [...code.enums.values()];
  const source = [
    '"use strict";',
    enums.map((_, index) => `const E${index}=enums[${index}];`).join(''),
    'let I,L;',
    ...code.functions,
    `return function(data,introspection,onLost){I=introspection;L=onLost;`,
    `try{return ${root}(data)??"null"}finally{I=L=undefined}};`,
  ].join('\n');
  const make = new Function('enums', 'Q', source) as (enums: unknown, quote: unknown) => ResultWriter['write'];
  const write = make(enums, writeText);
  return {
    write: (data, introspection, onLost) => inOnePiece(write(data, introspection, onLost)),
    lostPaths: code.lostPaths,
  };
}

interface Code {
  readonly schema: GraphQLSchema;
  readonly functions: string[];
  readonly ids: Map<ClientField, number>;
  readonly enums: Map<string, ReadonlyMap<string, string>>;
  readonly lostPaths: (readonly string[])[];
}

type Path = readonly string[];

/** Adds a function that writes an object that is not null. @returns the function's name */
function objectFunction(
  code: Code,
  type: GraphQLCompositeType,
  selections: readonly ClientSelection[],
  path: Path,
): string {
  if (!isAbstractType(type)) {
    return fieldsFunction(code, type, collectFields(code.schema, type, selections), path);
  }
  const bySignature = new Map<string, { types: GraphQLCompositeType[]; fields: readonly CollectedField[] }>();
  const abstractTypes = dependsOnType(selections) ? [] : abstractTypesWithin(code.schema, type);
  for (const possible of [...code.schema.getPossibleTypes(type), ...abstractTypes]) {
    const fields = collectFields(code.schema, possible, selections);
    const signature = signatureOf(code, possible, fields);
    const group = bySignature.get(signature);
    if (group === undefined) {
      bySignature.set(signature, { types: [possible], fields });
    } else {
      group.types.push(possible);
    }
  }
  const cases = [...bySignature.values()].map(({ types, fields }) => {
    const [first] = types as [GraphQLCompositeType];
    const write = fieldsFunction(code, first, fields, path);
    const labels = types.map(({ name }) => `case ${quoteText(name)}:`);
    return `${types.includes(type) ? 'case undefined:' : ''}${labels.join('')}return ${write}(o);`;
  });
  const name = functionName(code);
  code.functions.push(`function ${name}(o){switch(o.__typename){${cases.join('')}default:return ${lost(code, path)}}}`);
  return name;
}

/** Types with the same signature are written by one function: same fields, same field types, same selections. */
function signatureOf(code: Code, type: GraphQLCompositeType, fields: readonly CollectedField[]): string {
  return JSON.stringify(
    fields.map(({ responseName, key, name, sources }) => [
      responseName,
      key,
      name === '__typename' ? type.name : String(fieldOf(type, name).type),
      sources.map((source) => idOf(code, source)),
    ]),
  );
}

function idOf({ ids }: Code, field: ClientField): number {
  const id = ids.get(field) ?? ids.size;
  ids.set(field, id);
  return id;
}

/** If so, an object without `__typename` is lost: the fetch that was to bring it failed. */
function dependsOnType(selections: readonly ClientSelection[]): boolean {
  return selections.some((selection) => selection.kind === 'Fragment' || selection.name === '__typename');
}

/** Abstract types that an object may have as `__typename`: for a subgraph with an interface object, that is its type. */
function abstractTypesWithin(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const within = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .filter(
      (other) => other !== type && isAbstractType(type) && 'getInterfaces' in other && schema.isSubType(type, other),
    );
  return [type, ...within];
}

function fieldsFunction(code: Code, type: GraphQLCompositeType, fields: readonly CollectedField[], path: Path): string {
  const statements = fields.map((field, index) => {
    const label = `${index === 0 ? '{' : ','}${JSON.stringify(field.responseName)}:`;
    return `${fieldStatements(code, type, field, [...path, field.responseName])}s+=${quoteText(label)}+t;`;
  });
  const name = functionName(code);
  code.functions.push(
    `function ${name}(o){let v,t,s="";${statements.join('')}return ${fields.length === 0 ? '"{}"' : 's+"}"'}}`,
  );
  return name;
}

/** Statements that assign the field's text to `t`, or return. */
function fieldStatements(
  code: Code,
  type: GraphQLCompositeType,
  { responseName, key, name, isDenied, selections }: CollectedField,
  path: Path,
): string {
  if (name === '__typename') {
    return isObjectType(type) ? `t=${quoteText(JSON.stringify(type.name))};` : `return ${lost(code, path)};`;
  }
  if (name === '__schema' || name === '__type') {
    return `t=I.get(${quoteText(responseName)})??"null";`;
  }
  const outputType = fieldOf(type, name).type;
  if (isDenied) {
    return isNonNullType(outputType) ? 'return;' : 't="null";';
  }
  const text = valueCode(code, outputType, selections, path, 'v');
  const propagates = isNonNullType(outputType) ? 'if(t===undefined)return;' : '';
  return `v=${readMember('o', key)};t=${text};${propagates}`;
}

/** An expression for the text of the value in variable `v`; `undefined` only if the type is non-null. */
function valueCode(
  code: Code,
  type: GraphQLOutputType,
  selections: readonly ClientSelection[],
  path: Path,
  v: string,
): string {
  if (isNonNullType(type)) {
    return `${v}==null?${lost(code, path)}:${innerCode(code, type.ofType, selections, path, v)}`;
  }
  const inner = innerCode(code, type, selections, path, v);
  return `${v}==null?"null":${inner}??"null"`;
}

function innerCode(
  code: Code,
  type: GraphQLOutputType,
  selections: readonly ClientSelection[],
  path: Path,
  v: string,
): string {
  if (isListType(type)) {
    const item = valueCode(code, type.ofType, selections, path, 'i');
    const name = functionName(code);
    const propagates = isNonNullType(type.ofType) ? 'if(t===undefined)return;' : '';
    const loop = `for(let n=0;n<a.length;n++){i=a[n];t=${item};${propagates}s+=n===0?t:","+t}`;
    code.functions.push(
      `function ${name}(a){if(!Array.isArray(a))return ${lost(code, path)};let i,t,s="[";${loop}return s+"]"}`,
    );
    return `${name}(${v})`;
  }
  if (isCompositeType(type)) {
    const name = objectFunction(code, type, selections, path);
    return `(typeof ${v}==="object"?${name}(${v}):${lost(code, path)})`;
  }
  return leafCode(code, type, path, v);
}

function leafCode(code: Code, type: GraphQLNamedType, path: Path, v: string): string {
  if (isEnumType(type)) {
    const index = enumIndex(
      code,
      type.name,
      type.getValues().map(({ name }) => name),
    );
    return `(E${index}.get(${v})??${lost(code, path)})`;
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return `(typeof ${v}==="number"?""+${v}:${lost(code, path)})`;
    case 'Boolean':
      return `(${v}===true?"true":${v}===false?"false":${lost(code, path)})`;
    default:
      return `Q(${v})`;
  }
}

function enumIndex(code: Code, name: string, values: readonly string[]): number {
  if (!code.enums.has(name)) {
    code.enums.set(name, new Map(values.map((value) => [value, JSON.stringify(value)])));
  }
  return [...code.enums.keys()].indexOf(name);
}

/** An expression that reports a lost value and is `undefined`. */
function lost(code: Code, path: Path): string {
  code.lostPaths.push(path);
  return `void L(${code.lostPaths.length - 1})`;
}

function functionName(code: Code): string {
  if (code.functions.length >= MAX_FUNCTIONS) {
    throw refusal('COST_LIMIT_EXCEEDED', 'The operation has a result of too many different places.', {
      limit: MAX_FUNCTIONS,
    });
  }
  code.functions.push('');
  return `w${code.functions.length}`;
}
