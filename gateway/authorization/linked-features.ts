import { Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

/** A specification that a schema follows, as its `@link` says (https://specs.apollo.dev/link/v1.0). */
export interface LinkedFeature {
  /** The specification's address without its version, e.g. `https://specs.apollo.dev/requiresScopes`. */
  readonly identity: string;
  /** E.g. `v0.1`; the empty string where the address has none. */
  readonly version: string;
  /** The prefix of the specification's elements that are not imported. */
  readonly namespace: string;
  readonly purpose: string | undefined;
  /** From the name of an element in the specification to its name in this schema; directives with their `@`. */
  readonly imports: ReadonlyMap<string, string>;
  /** The `@link` directive itself. */
  readonly link: ConstDirectiveNode;
}

const LINK = 'https://specs.apollo.dev/link';
const CORE = 'https://specs.apollo.dev/core';

/**
 * The specifications that a supergraph links, identified by their address: composition may give them any name.
 *
 * @throws Error where the document uses `@core`, the form before `@link`, whose security features would be overlooked
 */
export function linkedFeatures(document: DocumentNode): readonly LinkedFeature[] {
  const applied = document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  if (applied.some((directive) => stringOf(valueOf(directive, 'feature'))?.startsWith(CORE))) {
    throw new Error('it links its specifications by @core; compose it with a version that writes @link.');
  }
  const candidates = applied.flatMap((link) => readFeature(link) ?? []);
  const own = candidates.find(({ identity, namespace, imports, link }) => {
    const name = imports.get('@link') ?? `@${namespace}`;
    return identity === LINK && `@${link.name.value}` === name;
  });
  const linkName = own?.link.name.value ?? 'link';
  return candidates.filter(({ link }) => link.name.value === linkName);
}

/** All names that a directive of a linked specification can have in the document, without the `@`. */
export function namesOfDirective({ namespace, imports, identity }: LinkedFeature, name: string): readonly string[] {
  const imported = imports.get(`@${name}`)?.slice(1);
  // The directive with the name of its specification may also be written as the namespace alone.
  const bare = identity.endsWith(`/${name}`) ? [namespace] : [];
  return [...new Set([...(imported === undefined ? [] : [imported]), ...bare, `${namespace}__${name}`])];
}

function readFeature(link: ConstDirectiveNode): LinkedFeature | undefined {
  const url = stringOf(valueOf(link, 'url'));
  if (url === undefined) {
    return undefined;
  }
  const [, identity = url, version = ''] = /^(.*?)\/(v\d+\.\d+[^/]*)\/?$/.exec(url) ?? [];
  return {
    identity: identity.replace(/\/$/, ''),
    version,
    namespace: stringOf(valueOf(link, 'as')) ?? identity.replace(/\/$/, '').split('/').at(-1) ?? '',
    purpose: enumOf(valueOf(link, 'for')),
    imports: readImports(valueOf(link, 'import')),
    link,
  };
}

/** @param value e.g. `["@a", { name: "@b", as: "@c" }]` */
function readImports(value: ConstValueNode | undefined): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const item of value?.kind === Kind.LIST ? value.values : []) {
    if (item.kind === Kind.STRING) {
      imports.set(item.value, item.value);
    } else if (item.kind === Kind.OBJECT) {
      const textOf = (name: string) => stringOf(item.fields.find((field) => field.name.value === name)?.value);
      const name = textOf('name');
      if (name !== undefined) {
        imports.set(name, textOf('as') ?? name);
      }
    }
  }
  return imports;
}

function valueOf(directive: ConstDirectiveNode, argument: string): ConstValueNode | undefined {
  return directive.arguments?.find(({ name }) => name.value === argument)?.value;
}

function stringOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function enumOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.ENUM ? value.value : undefined;
}
