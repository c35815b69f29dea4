import { relative } from 'node:path';

import { parse } from 'graphql';

import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';
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
 * All trusted documents of active versions that somebody cannot run, or can no longer run. An app that names its audiences must
 * fit each of them. One that does not must fit at least one, and nobody may lose it who could run it under `before`.
 */
export function misfittingDocuments(
  documents: readonly TrustedDocument[],
  before: CheckedAgainst,
  after: CheckedAgainst,
): readonly Misfit[] {
  return documents.flatMap(({ app, version, status, text, operations, audiences }): Misfit[] => {
    if (status === 'retired') {
      return [];
    }
    const document = parse(text);
    const asked = audiences ?? AUDIENCES;
    const failing = asked.filter((audience) => after.faultsFor(audience, document).length > 0);
    const isForNobody = failing.length === asked.length;
    const byFault = new Map<string, string[]>();
    for (const audience of failing) {
      const couldRun = audiences !== undefined || before.faultsFor(audience, document).length === 0;
      for (const fault of couldRun || isForNobody ? after.faultsFor(audience, document) : []) {
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
