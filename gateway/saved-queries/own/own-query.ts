import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { Column, Parameter, SavedQuery } from '../saved-query.ts';

/** Who sees and runs an own query: only its owner, or everybody of the owner's office. */
export const SHARED = ['private', 'office'] as const;
export type Shared = (typeof SHARED)[number];

/** Viewers of equal audience, region, court and unit are of the same office. */
export type Office = Pick<Viewer, 'audience' | 'region' | 'court' | 'unit'>;

/** What its owner decides about an own query. */
export interface OwnQueryContent {
  readonly title: string;
  readonly description: string;
  readonly shared: Shared;
  /** GraphQL, without any value of a person. */
  readonly document: string;
  readonly definition: OwnDefinition;
}

export interface OwnDefinition {
  readonly parameters: readonly Parameter[];
  readonly rowPath: readonly string[];
  readonly columns: readonly Column[];
}

/** A query that a viewer keeps. */
export interface OwnQuery extends OwnQueryContent {
  readonly id: string;
  /** The subject of the token with which it was saved. */
  readonly owner: string;
  /** The owner's office when it was last saved. */
  readonly office: Office;
  /** ASCII words joined by hyphens; unique among the owner's. */
  readonly name: string;
  /** 1, and one more for each change. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const MAX_OWN_QUERIES = 200;
/** UTF-8 bytes of a document. */
export const MAX_DOCUMENT_BYTES = 64 * 1024;
export const MAX_TITLE_LENGTH = 100;

/** The longest that a run may take: as long as a spreadsheet program waits. */
export const MAX_SECONDS = 100;

/** The same query in the form in which saved queries are run. It runs with the rights of whoever runs it. */
export function asSavedQuery(own: OwnQuery): SavedQuery {
  const audiences: readonly Audience[] = [own.office.audience];
  return {
    name: own.name,
    version: own.version,
    status: 'active',
    sunset: undefined,
    title: own.title,
    description: own.description,
    owner: own.owner,
    audiences,
    maxSeconds: MAX_SECONDS,
    ...own.definition,
    chart: undefined,
    document: own.document,
    folder: `own/${own.id}`,
  };
}
