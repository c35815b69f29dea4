import { relative } from 'node:path';

import { parse } from 'graphql';

import { AUDIENCES } from '../../../subgraphs/shared/access/viewer.ts';
import type { TrustedDocument } from '../../trusted-documents/trusted-document.ts';
import { checkDefinition, type CheckedAgainst } from '../definition/check-definition.ts';
import type { DefinitionFault } from '../definition/read-definition.ts';
import type { Definitions } from '../registry.ts';

/** What does not fit a supergraph: a saved query of a version, or a document of an app. */
export interface Misfit {
  /** `agency-scores v1`, or `case-desk 1.2: GetCase`. */
  readonly name: string;
  readonly faults: readonly string[];
}

/** All saved queries that do not fit, with each fault's file and line; retired ones are not served and not checked. */
export function misfittingQueries({ definitions, faults }: Definitions, against: CheckedAgainst): readonly Misfit[] {
  const unread = faults.map((fault) => ({ name: fileOf(fault), faults: [lineOf(fault)] }));
  const checked = definitions.flatMap((definition): Misfit[] => {
    const { name, version, status } = definition.query;
    const result = status === 'retired' ? undefined : checkDefinition(definition, against);
    return result === undefined || 'query' in result
      ? []
      : [{ name: `${name} v${version}`, faults: result.map(lineOf) }];
  });
  return [...unread, ...checked];
}

/**
 * All trusted documents of active versions that an audience loses: it could run them under the supergraph in service, and could
 * not under the other. An app that names its audiences is checked for those.
 */
export function lostDocuments(
  documents: readonly TrustedDocument[],
  before: CheckedAgainst,
  after: CheckedAgainst,
): readonly Misfit[] {
  return documents.flatMap(({ app, version, status, text, operations, audiences }): Misfit[] => {
    if (status === 'retired') {
      return [];
    }
    const document = parse(text);
    const byFault = new Map<string, string[]>();
    for (const audience of audiences ?? AUDIENCES) {
      if (before.faultsFor(audience, document).length > 0) {
        continue;
      }
      for (const fault of after.faultsFor(audience, document)) {
        byFault.set(fault, [...(byFault.get(fault) ?? []), audience]);
      }
    }
    const faults = [...byFault].map(([fault, lost]) => `For ${lost.join(', ')}: ${fault}`);
    const name = `${app} ${version}: ${operations.map((one) => one ?? 'unnamed').join(', ')}`;
    return faults.length === 0 ? [] : [{ name, faults }];
  });
}

function lineOf(fault: DefinitionFault): string {
  return `${fileOf(fault)}:${fault.line} ${fault.message}`;
}

function fileOf({ file }: DefinitionFault): string {
  return relative(process.cwd(), file).startsWith('..') ? file : relative(process.cwd(), file);
}
