import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { isObjectType, Kind, parse, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';

import type { SubgraphAccess } from '../access/define-access.ts';
import { fieldRules, type FieldRules } from '../access/field-rules.ts';
import { protectSchema } from '../access/protect-schema.ts';
import { settleItems } from '../execution/settle-items.ts';
import { isByKeyAlone } from '../loading/references.ts';
import { nullableRecords } from '../schema/nullable-records.ts';
import { priceFields } from '../schema/price-fields.ts';

import type { ComposedDirective, SubgraphDefinition } from './define-subgraph.ts';

/** Directives of federation that classes may use with `@Directive`. Those of the second list are imported where they are used. */
const IMPORTED = ['@key', '@shareable', '@external', '@requires', '@provides', '@requiresScopes', '@cost', '@listSize'];
const IMPORTED_WHERE_USED = ['@tag', '@override', '@interfaceObject', '@inaccessible', '@composeDirective'];

export interface SubgraphSchema {
  /** The schema as it is composed and committed: SDL with federation directives. */
  readonly sdl: string;
  readonly executable: GraphQLSchema;
  /** The class of every type and field, as the directives say it. */
  readonly rules: FieldRules;
}

/** A subgraph's types and fields without access rules. */
export interface ClassSchema {
  readonly schema: GraphQLSchema;
  /** As text, with federation's directives. */
  readonly text: string;
}

/**
 * Builds the federated schema of a subgraph from its classes and its access map. Throws `AccessError` where the two do
 * not fit.
 */
export function subgraphSchema({ name, resolvers, references, access, composed }: SubgraphDefinition): SubgraphSchema {
  const classes = classSchema({ resolvers, composed });
  const { sdl, rules } = ruledSchema(name, classes, access);
  const resolverMap: Record<string, Record<string, unknown>> = { ...createResolversMap(classes.schema) } as never;
  for (const [type, resolveReference] of Object.entries(references)) {
    resolverMap[type] = { ...resolverMap[type], __resolveReference: resolveReference };
  }
  const executable = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolverMap as never }]);
  noteDependencies(executable, classes.schema, references);
  return { sdl, executable: settleItems(executable), rules };
}

/** What resolvers say of themselves (`DependsOn`) is no part of the schema's text. */
function noteDependencies(
  executable: GraphQLSchema,
  classes: GraphQLSchema,
  references: SubgraphDefinition['references'],
): void {
  for (const type of Object.values(classes.getTypeMap()).filter(isObjectType)) {
    const shown = executable.getType(type.name);
    if (!isObjectType(shown)) {
      continue;
    }
    const reference = references[type.name];
    if (reference !== undefined && isByKeyAlone(reference)) {
      shown.extensions = { ...shown.extensions, dependsOn: [] };
    }
    const fields = shown.getFields();
    for (const { name, extensions } of Object.values(type.getFields())) {
      const field = fields[name];
      if (field !== undefined && 'dependsOn' in extensions) {
        field.extensions = { ...field.extensions, dependsOn: extensions['dependsOn'] };
      }
    }
  }
}

/** The schema of a subgraph's classes. */
export function classSchema({
  resolvers,
  composed = [],
}: Pick<SubgraphDefinition, 'resolvers' | 'composed'>): ClassSchema {
  const schema = buildSchemaSync({
    resolvers: [...resolvers] as unknown as [() => unknown],
    validate: false,
    skipCheck: true,
  });
  const query = schema.getQueryType();
  if (query) {
    query.description = '查询 Everything that can be asked; nothing can be changed.';
  }
  return { schema, text: [...composed.map(composedDirective), printSubgraphSchema(schema)].join('\n\n') };
}

/** The rules of an access map, and the schema that they are written into. Throws `AccessError` where the two do not fit. */
export function ruledSchema(
  name: string,
  { schema, text }: ClassSchema,
  access: SubgraphAccess,
): Pick<SubgraphSchema, 'sdl' | 'rules'> {
  const rules = fieldRules(name, schema, access);
  return { sdl: priceFields(nullableRecords(protectSchema(`${federationLink(text)}\n\n${text}\n`, rules))), rules };
}

function federationLink(text: string): string {
  const used = IMPORTED_WHERE_USED.filter((directive) => new RegExp(`${directive}\\b`).test(text));
  const imports = [...IMPORTED, ...used].map((directive) => `"${directive}"`).join(', ');
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
}

function composedDirective({ specification, definition }: ComposedDirective): string {
  const [directive] = parse(definition, { noLocation: true }).definitions;
  const name = directive?.kind === Kind.DIRECTIVE_DEFINITION ? directive.name.value : '';
  return (
    `extend schema @link(url: "${specification}", import: ["@${name}"]) @composeDirective(name: "@${name}")\n\n` +
    definition
  );
}
