import { parse, visit, type ASTNode, type DocumentNode, type ASTVisitor } from 'graphql';

import { accessFeatures } from './access-features.ts';
import type { SupergraphRules } from './access-rules.ts';
import { readRules } from './read-rules.ts';

/**
 * Separates a supergraph's access rules from the rest of it. Planners and executors get the supergraph without rules: the
 * operations that they get are authorized already.
 *
 * @throws Error where a rule is malformed or unknown
 */
export function splitRules(supergraphSdl: string): { readonly rules: SupergraphRules; readonly supergraphSdl: string } {
  const document = parse(supergraphSdl);
  return { rules: readRules(document), supergraphSdl: stripRules(supergraphSdl, document) };
}

/**
 * Removes the access specifications from a supergraph: their links, directives and definitions. `@apollo/gateway` and the
 * planners refuse a supergraph that names them.
 *
 * @param document the same text, parsed with locations
 */
export function stripRules(supergraphSdl: string, document: DocumentNode): string {
  const features = accessFeatures(document);
  if (features.length === 0) {
    return supergraphSdl;
  }
  const directives = new Set(features.flatMap(({ directiveNames }) => directiveNames));
  const links = new Set<ASTNode>(features.map(({ feature }) => feature.link));
  const isDefinedByThem = isElementOf(features.map(({ feature }) => feature));
  const cuts: [start: number, end: number][] = [];
  const cut = ({ loc }: ASTNode): false => {
    if (loc === undefined) {
      throw new Error('The supergraph was parsed without locations.');
    }
    cuts.push([loc.start, loc.end]);
    return false;
  };
  const visitor: ASTVisitor = {
    Directive: (node) => (links.has(node) || directives.has(node.name.value) ? cut(node) : undefined),
    DirectiveDefinition: (node) => (directives.has(node.name.value) ? cut(node) : undefined),
    ScalarTypeDefinition: (node) => (isDefinedByThem(node.name.value) ? cut(node) : undefined),
  };
  visit(document, visitor);
  return without(supergraphSdl, cuts);
}

/** For the scalars of the specifications, `requiresScopes__Scope` and `policy__Policy`, under any name. */
function isElementOf(features: readonly { namespace: string; imports: ReadonlyMap<string, string> }[]) {
  const prefixes = features.map(({ namespace }) => `${namespace}__`);
  const imported = new Set(features.flatMap(({ imports }) => [...imports.values()]));
  return (name: string) => imported.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

function without(text: string, cuts: readonly (readonly [start: number, end: number])[]): string {
  let kept = '';
  let from = 0;
  for (const [start, end] of cuts) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}
