import { parse, visit, type ASTNode, type DocumentNode, type ASTVisitor } from 'graphql';

import { accessFeatures } from './access-features.ts';
import type { SupergraphRules } from './access-rules.ts';
import { readRules } from './read-rules.ts';

/**
 * A supergraph's access rules, and the supergraph without them: planners and executors work on one without rules, since what
 * they get has been cut before.
 *
 * @throws Error where the rules cannot be read to the letter
 */
export function splitRules(supergraphSdl: string): { readonly rules: SupergraphRules; readonly supergraphSdl: string } {
  const document = parse(supergraphSdl);
  return { rules: readRules(document), supergraphSdl: stripRules(supergraphSdl, document) };
}

/**
 * The supergraph without the access specifications: no link, no application, no definition of theirs is left. Planners and
 * `@apollo/gateway` refuse to work on a supergraph that names them, and have no say in who may see what.
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
  const isTheirs = isElementOf(features.map(({ feature }) => feature));
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
    ScalarTypeDefinition: (node) => (isTheirs(node.name.value) ? cut(node) : undefined),
  };
  visit(document, visitor);
  return without(supergraphSdl, cuts);
}

/** Their scalars, `requiresScopes__Scope` and `policy__Policy`, by whichever name they were linked. */
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
