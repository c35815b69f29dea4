import type { DocumentNode } from 'graphql';

import { linkedFeatures, namesOfDirective, type LinkedFeature } from './linked-features.ts';

/** An access specification as one supergraph links it. */
export interface AccessFeature {
  readonly kind: 'authenticated' | 'requiresScopes' | 'policy';
  readonly feature: LinkedFeature;
  /** What its directive may be called in the document. */
  readonly directiveNames: readonly string[];
}

/** The access specifications of federation that we enforce, with the versions that we know. */
const KNOWN = new Map<string, { readonly kind: AccessFeature['kind']; readonly versions: readonly string[] }>([
  ['https://specs.apollo.dev/authenticated', { kind: 'authenticated', versions: ['v0.1'] }],
  ['https://specs.apollo.dev/requiresScopes', { kind: 'requiresScopes', versions: ['v0.1'] }],
  ['https://specs.apollo.dev/policy', { kind: 'policy', versions: ['v0.1'] }],
]);

/**
 * The access specifications that a supergraph links.
 *
 * @throws Error naming a specification that is marked SECURITY and unknown to us, or known in another version: serving
 *   without enforcing it would open what it protects (https://specs.apollo.dev/link/v1.0/#Purpose)
 */
export function accessFeatures(document: DocumentNode): readonly AccessFeature[] {
  return linkedFeatures(document).flatMap((feature) => {
    const known = KNOWN.get(feature.identity);
    if (known === undefined) {
      if (feature.purpose === 'SECURITY') {
        throw new Error(`it links ${feature.identity} for SECURITY, which this gateway does not know.`);
      }
      return [];
    }
    if (!known.versions.includes(feature.version)) {
      const told = feature.version || 'without a version';
      throw new Error(`it links ${feature.identity} ${told}; this gateway knows ${known.versions.join(', ')}.`);
    }
    return [{ kind: known.kind, feature, directiveNames: namesOfDirective(feature, known.kind) }];
  });
}
