import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

/** How a value is written in every form of a result; follows from its type in the schema. */
export const COLUMN_TYPES = ['text', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'enum'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A draft is listed for its office only by `queries check`; a retired query is answered like an unknown one. */
export const STATUSES = ['draft', 'active', 'deprecated', 'retired'] as const;
export type Status = (typeof STATUSES)[number];

/** A value of a parameter as it arrives in a URL, once parsed. */
export type ParameterValue = string | number | boolean | readonly (string | number | boolean)[] | null;

/** One parameter: a variable of the document that a person fills in. */
export interface Parameter {
  /** The variable's name, without `$`. */
  readonly name: string;
  /** The variable's type in the document, e.g. `RegionCode!` or `[CaseStatus!]`. */
  readonly type: string;
  /** 中文 */
  readonly title: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** Used where the URL does not name the parameter; undefined where there is none. */
  readonly fallback: ParameterValue | undefined;
  /** The only values that are accepted; undefined where every value of the type is. */
  readonly allowed: readonly (string | number)[] | undefined;
  /** A saved query whose first column lists the values to choose from, as a help for people. */
  readonly listedBy: string | undefined;
  readonly example: ParameterValue;
  /** Whether a value names a person: then it is nowhere stored but as a keyed hash. */
  readonly isPersonal: boolean;
}

/** One column of the result, in the order of the file. */
export interface Column {
  /** ASCII name in programs' forms (NDJSON, JSON, Parquet). */
  readonly key: string;
  /** Response names below the row, or from the root where the value belongs to one of the row's parents. */
  readonly path: readonly string[];
  readonly from: 'row' | 'root';
  /** 中文, in CSV and XLSX. */
  readonly header: string;
  readonly type: ColumnType;
  /** e.g. 元, 分, 件, 天; empty where the value has no unit. */
  readonly unit: string;
  readonly description: string;
}

/** A saved query: a contract of name, version, parameters and ordered columns. It runs with the rights of whoever runs it. */
export interface SavedQuery {
  /** ASCII words joined by hyphens. */
  readonly name: string;
  readonly version: number;
  readonly status: Status;
  /** The last day on which a deprecated version is served, `2027-01-31`. */
  readonly sunset: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly owner: string;
  readonly audiences: readonly Audience[];
  /** The longest that a run may take, in seconds. */
  readonly maxSeconds: number;
  readonly parameters: readonly Parameter[];
  /** Response names from the root to the rows: `agencyScores`, `enforcementCases.edges.node`. */
  readonly rowPath: readonly string[];
  readonly columns: readonly Column[];
  /** A chart that fits the rows, for the page. */
  readonly chart: Chart | undefined;
  /** The text of `query.graphql`. */
  readonly document: string;
  /** The folder of the definition, for messages to its author. */
  readonly folder: string;
}

/** A chart of the first rows: one category axis and one or more numeric columns, by key. */
export interface Chart {
  readonly kind: 'bar' | 'line' | 'pie';
  readonly category: string;
  readonly values: readonly string[];
}

/** A cell as JSON gives it: decimals, dates and enum values are strings. */
export type Cell = string | number | boolean | null;

/** One row: a cell for each column, in their order. */
export type Row = readonly Cell[];

/** What a result says about itself: the second sheet 口径, the metadata of Parquet. */
export interface RunFacts {
  readonly runId: string;
  readonly query: SavedQuery;
  /** The parameters with their defaults, in the order of the definition. A personal one is given as `（不记录）`. */
  readonly parameters: readonly (readonly [parameter: Parameter, value: ParameterValue])[];
  readonly startedAt: Date;
  /** As of when its data is where the offices do not say: when it began, or the day that data are read as of. */
  readonly dataAt: Date;
  /** Who ran it: the subject of the token; null for the public. */
  readonly subject: string | null;
  readonly audience: Audience;
  /** Whose rows were read: region, court and unit of the token, as in `region=350900`; empty for all. */
  readonly rowScope: string;
}
