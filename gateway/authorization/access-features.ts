import type { DocumentNode } from 'graphql';

import { linkedFeatures, namesOfDirective, type LinkedFeature } from './linked-features.ts';

/** An access specification as one supergraph links it. */
export interface AccessFeature {
  readonly kind: 'authenticated' | 'requiresScopes' | 'policy';
  readonly feature: LinkedFeature;
  /** The names that its directive can have in the document. */
  readonly directiveNames: readonly string[];
}

/** The access specifications of federation that this gateway enforces, and their versions. */
const KNOWN = new Map<string, { readonly kind: AccessFeature['kind']; readonly versions: readonly string[] }>([
  ['https://specs.apollo.dev/authenticated', { kind: 'authenticated', versions: ['v0.1'] }],
  ['https://specs.apollo.dev/requiresScopes', { kind: 'requiresScopes', versions: ['v0.1'] }],
  ['https://specs.apollo.dev/policy', { kind: 'policy', versions: ['v0.1'] }],
]);

/**
 * Specifications marked SECURITY that are no access rules, and their versions: what is inaccessible is not in the API schema,
 * against which operations are validated and answers are written.
 */
const IN_API_SCHEMA = new Map([['https://specs.apollo.dev/inaccessible', ['v0.1', 'v0.2']]]);

/**
 * The access specifications that a supergraph links.
 *
 * @throws Error for a specification that is marked SECURITY and unknown, or known only in other versions: a gateway that
 *   does not enforce it would open what it protects (https://specs.apollo.dev/link/v1.0/#Purpose)
 */
export function accessFeatures(document: DocumentNode): readonly AccessFeature[] {
  return linkedFeatures(document).flatMap((feature) => {
    const known = KNOWN.get(feature.identity);
    if (IN_API_SCHEMA.get(feature.identity)?.includes(feature.version) === true) {
      return [];
    }
    if (known === undefined) {
      if (feature.purpose === 'SECURITY') {
        throw new Error(`it links ${feature.identity} for SECURITY, which this gateway does not know.`);
      }
      return [];
    }
    if (!known.versions.includes(feature.version)) {
      const version = feature.version || 'without a version';
      throw new Error(`it links ${feature.identity} ${version}; this gateway knows ${known.versions.join(', ')}.`);
    }
    return [{ kind: known.kind, feature, directiveNames: namesOfDirective(feature, known.kind) }];
  });
}

/** The names that the directive of inaccessible elements can have in the document. */
export function inaccessibleDirectives(document: DocumentNode): ReadonlySet<string> {
  const features = linkedFeatures(document).filter(({ identity }) => IN_API_SCHEMA.has(identity));
  return new Set(features.flatMap((feature) => namesOfDirective(feature, 'inaccessible')));
}
