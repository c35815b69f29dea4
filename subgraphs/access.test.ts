import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';
import { getNamedType, isObjectType, parse, type GraphQLField, type GraphQLObjectType } from 'graphql';

import { loadAudiences } from '../gateway/authorization/audiences.ts';

import { SUBGRAPHS } from './definitions.ts';
import { FIELD_CLASSES, type FieldClass } from './shared/access/field-class.ts';
import { recordOf, type TypeRules } from './shared/access/field-rules.ts';
import type { List } from './shared/lists/list.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';

/** Consistency of the five access maps with each other and with the lists, the lookups and the keys of the graph. */
const GRAPHS = Object.values(SUBGRAPHS).map((definition) => ({ name: definition.name, ...subgraphSchema(definition) }));
const OWN = new Map(
  GRAPHS.flatMap(({ rules }) => [...rules].filter(([, { isOwn }]) => isOwn)).map(([type, row]) => [type, row] as const),
);
const AUDIENCES = Object.entries(await loadAudiences());
const LISTS = await lists();

/** A field that returns records or pages of them, with the scopes it requires. */
interface Root {
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly record: GraphQLObjectType;
  readonly required: ReadonlySet<string>;
}
const ROOTS: Root[] = GRAPHS.flatMap(({ executable, rules }) =>
  [...rules].flatMap(([type, row]) => {
    const parent = executable.getType(type);
    if (!isObjectType(parent)) {
      return [];
    }
    return [...row.fields].flatMap(([name, fieldClass]) => {
      const field = parent.getFields()[name] as GraphQLField<unknown, unknown>;
      const output = getNamedType(field.type);
      if (!isObjectType(output)) {
        return [];
      }
      const record = recordOf(output) ?? output;
      const required = scopesOf([row.type, fieldClass, classOf(output), classOf(record)]);
      return [{ coordinate: `${type}.${name}`, field, record, required }];
    });
  }),
);

describe('the access maps of the five offices', () => {
  it('give every type one owner, and the same class as its owner', () => {
    const owners = GRAPHS.flatMap(({ rules }) => [...rules].filter(([, { isOwn }]) => isOwn).map(([type]) => type));
    const shared = ['Query', 'PageInfo'];
    expect(owners.filter((type, at) => owners.indexOf(type) !== at && !shared.includes(type))).toEqual([]);
    for (const { name, rules } of GRAPHS) {
      for (const [type, row] of rules) {
        expect([name, type, row.type]).toEqual([name, type, OWN.get(type)?.type]);
      }
    }
  });

  it('give the keys of a record the same class as the record', () => {
    const keys = GRAPHS.flatMap(({ sdl, rules }) =>
      parse(sdl).definitions.flatMap((type) => {
        if (type.kind !== 'ObjectTypeDefinition') {
          return [];
        }
        const row = rules.get(type.name.value) as TypeRules;
        return (type.directives ?? [])
          .filter(({ name }) => name.value === 'key')
          .flatMap(({ arguments: keyArguments }) => (keyArguments?.[0]?.value as { value: string }).value.split(' '))
          .map((key) => ({ key: `${type.name.value}.${key}`, keyClass: row.fields.get(key), typeClass: row.type }));
      }),
    );
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter(({ keyClass, typeClass }) => keyClass !== typeClass)).toEqual([]);
  });
});

describe('filters, orders and cursors', () => {
  const uses = LISTS.flatMap((list) =>
    ROOTS.filter(
      ({ record, field }) => record.name === list.typeName && field.args.some(({ name }) => name === 'filter'),
    ).flatMap((root) => [...list.reveals].map(([use, properties]) => ({ list, root, use, properties }))),
  );

  it('exist for every list', () => {
    expect(LISTS.length).toBeGreaterThan(30);
    for (const { typeName } of LISTS) {
      expect([typeName, uses.some(({ list }) => list.typeName === typeName)]).toEqual([typeName, true]);
    }
    for (const { use, properties } of uses) {
      expect([use, properties.length > 0]).toEqual([use, true]);
    }
  });

  it('reveal only fields that the list itself requires', () => {
    const faults = uses.flatMap(({ list, root, use, properties }) =>
      properties.flatMap((property) => {
        const classes = classesOf(list.typeName, property);
        if (classes === null) {
          return [`${list.typeName}.${property}: neither a field nor a stored column of access.ts`];
        }
        return scopesOf([classes.own]).isSubsetOf(root.required)
          ? []
          : [`${root.coordinate}(${use}) reveals ${property}: ${classes.own}`];
      }),
    );
    expect([...new Set(faults)]).toEqual([]);
  });

  it('cover every stored column in the access maps', () => {
    const covered = new Set(
      LISTS.flatMap(({ typeName, reveals }) => [...reveals.values()].flat().map((one) => `${typeName}.${one}`)),
    );
    const listed = [...OWN].flatMap(([type, { stored }]) => [...stored.keys()].map((column) => `${type}.${column}`));
    expect(listed.filter((column) => !covered.has(column))).toEqual([]);
  });

  it('reveal to no audience a link to a record it may not read', () => {
    const faults = uses.flatMap(({ list, root, use, properties }) =>
      properties.flatMap((property) => {
        const linked = scopesOf([classesOf(list.typeName, property)?.linked ?? 'reference']);
        return AUDIENCES.filter(
          ([, { scopes }]) => root.required.isSubsetOf(new Set(scopes)) && !linked.isSubsetOf(new Set(scopes)),
        ).map(([audience]) => `${root.coordinate}(${use}) reveals ${property} to ${audience}`);
      }),
    );
    expect([...new Set(faults)]).toEqual([]);
  });
});

describe('lookups', () => {
  /** Compared but never returned: the result is only whether it is listed, and has that class. */
  const COMPARED = ['Query.creditCheck'];

  it('by an identifier require the right to the identifier', () => {
    const paging = ['filter', 'orderBy', 'first', 'after'];
    const faults = ROOTS.filter(
      ({ coordinate, record }) => !COMPARED.includes(coordinate) && !record.name.endsWith('StatisticsRow'),
    ).flatMap(({ coordinate, field, record, required }) =>
      field.args
        .filter(({ name }) => !paging.includes(name))
        .filter(({ name }) => {
          // By a part of a name, as by the name.
          const classes = classesOf(record.name, name.replace(/Contains$/, ''));
          return classes === null || !scopesOf([classes.own]).isSubsetOf(required);
        })
        .map(({ name }) => `${coordinate}(${name})`),
    );
    expect(faults).toEqual([]);
  });
});

describe('statistics', () => {
  const rows = ROOTS.filter(({ record }) => record.name.endsWith('StatisticsRow'));

  it('have one class, including their dimensions and filters', () => {
    expect(rows).toHaveLength(5);
    for (const { field, record, required } of rows) {
      expect([...required]).toEqual(['statistics:read']);
      expect(new Set(OWN.get(record.name)?.fields.values())).toEqual(new Set(['statistics']));
      const groups = field.args.find(({ name }) => name === 'groupBy');
      expect(groups).toBeDefined();
    }
  });
});

/** The class of a field or stored column of a record, and of the record it links to; null for any other name. */
function classesOf(typeName: string, property: string): { own: FieldClass; linked: FieldClass | null } | null {
  const row = OWN.get(typeName) as TypeRules;
  const stored = row.stored.get(property);
  if (stored) {
    return { own: stored, linked: null };
  }
  // `debtorAgencyId` is the key of the link `debtorAgency`; the key of a case is `caseId` everywhere.
  const base = property === 'caseId' ? 'enforcementCase' : property.replace(/(Agency)?(Id|Code)$/, '');
  const linkName = [property, property.replace(/(Id|Code)$/, ''), base].find((name) => row.fields.has(name));
  const own = linkName === undefined ? undefined : row.fields.get(linkName);
  if (linkName === undefined || own === undefined) {
    return null;
  }
  const field = GRAPHS.map(({ executable }) => executable.getType(typeName))
    .filter(isObjectType)
    .map((type) => type.getFields()[linkName])
    .find((candidate) => candidate !== undefined);
  return { own, linked: field ? classOf(getNamedType(field.type)) : null };
}

function classOf({ name }: { name: string }): FieldClass {
  return OWN.get(name)?.type ?? 'reference';
}

function scopesOf(classes: readonly FieldClass[]): Set<string> {
  return new Set(classes.map((one) => FIELD_CLASSES[one].scope).filter((scope) => scope !== null));
}

async function lists(): Promise<List<object>[]> {
  const result: List<object>[] = [];
  for await (const path of glob('*/*/*.list.ts', { cwd: fileURLToPath(new URL('.', import.meta.url)) })) {
    const module = (await import(`./${path}`)) as Record<string, unknown>;
    result.push(
      ...Object.values(module).filter(
        (one): one is List<object> => typeof one === 'object' && one !== null && 'reveals' in one,
      ),
    );
  }
  return result;
}
