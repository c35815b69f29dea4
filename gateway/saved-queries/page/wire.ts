import type { Cell, Chart, Column, Parameter, Status } from '../saved-query.ts';

/** A version of a query, as the index lists it. */
export interface ListedVersion {
  readonly version: number;
  readonly status: Status;
  /** The last day on which it is served, `2027-01-31`; null where none is set. */
  readonly sunset: string | null;
}

/** A column as the page knows it: where its value comes from stays in the gateway. */
export type ListedColumn = Pick<Column, 'key' | 'header' | 'type' | 'unit' | 'description'>;

/** A parameter, as JSON: what is undefined in the definition is absent or null. */
export type ListedParameter = Omit<Parameter, 'fallback' | 'allowed' | 'listedBy'> & {
  readonly fallback?: Parameter['fallback'] | null;
  readonly allowed?: Parameter['allowed'] | null;
  readonly listedBy?: string | null;
};

/** A query that the viewer may run, in its current version. */
export interface ListedQuery {
  readonly name: string;
  readonly version: number;
  readonly versions: readonly ListedVersion[];
  readonly status: Status;
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  readonly maxSeconds: number;
  readonly parameters: readonly ListedParameter[];
  readonly columns: readonly ListedColumn[];
  readonly chart: Chart | null;
}

/** A query that a viewer keeps, as `GET /q/own` lists it. */
export interface ListedOwnQuery {
  readonly id: string;
  readonly name: string;
  /** `/q/own/my-cases`; `/q/own/<id>` where it is a colleague's. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Whether the owner's office sees and runs it, too. */
  readonly shared: 'private' | 'office';
  /** Who saved it. */
  readonly owner: string;
  readonly isMine: boolean;
  readonly version: number;
  readonly updatedAt: string;
}

/** `GET /q/own` */
export interface OwnQueryList {
  /** The viewer's own first, then the office's. */
  readonly queries: readonly ListedOwnQuery[];
  /** False where the office shares more than is listed. */
  readonly isComplete: boolean;
}

/** `GET /q/own/<name or id>`, and the answer to what creates or changes it. */
export interface OwnQuery extends ListedOwnQuery {
  readonly maxSeconds: number;
  readonly document: string;
  readonly parameters: readonly ListedParameter[];
  readonly columns: readonly ListedColumn[];
}

/** `POST /q/own` */
export type NewOwnQuery = Pick<OwnQuery, 'title' | 'description' | 'document' | 'shared'> & { readonly name?: string };

/** `PUT /q/own/<name or id>`: the version that was seen, and what changes. */
export type OwnQueryChange = Pick<OwnQuery, 'version'> & Partial<Pick<OwnQuery, 'title' | 'description' | 'shared'>>;

/** `GET /q/index.json` */
export interface QueryIndex {
  readonly viewer: { readonly audience: string; readonly audienceTitle: string; readonly subject: string | null };
  readonly queries: readonly ListedQuery[];
}

/** `GET /q/<name>.json?first=50` */
export interface QueryResult {
  readonly query: string;
  readonly version: number;
  readonly columns: readonly ListedColumn[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  /** Of the whole result, not of this page. */
  readonly rowCount?: number | null;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** `GET /q/runs/<id>` */
export interface QueryRun {
  readonly id: string;
  readonly query: string;
  readonly version: number;
  readonly state: 'running' | 'complete' | 'failed';
  readonly rows: number | null;
  readonly sha256: string | null;
  /** Why a failed run failed. */
  readonly reason: string | null;
  readonly dataAsOf: Readonly<Record<string, string>> | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

/** The body of a refused request. */
export interface ErrorBody {
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: {
      readonly code?: string;
      /** Why a login was refused. */
      readonly reason?: string;
      readonly parameter?: string;
      readonly allowed?: readonly (string | number)[] | string;
    };
  }[];
}
