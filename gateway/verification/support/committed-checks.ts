import { loadAudiences } from '../../authorization/audiences.ts';
import { loadLimits } from '../../limits/audience-limits.ts';
import { documentChecks, type DocumentChecks } from '../../serving/document-checks.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';

/** The committed supergraph with the rights and limits that a gateway has by default. */
export async function committedChecks(): Promise<DocumentChecks> {
  return documentChecks(await readCommittedSupergraph(), await loadAudiences(), await loadLimits());
}
