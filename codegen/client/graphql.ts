/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type GanziByYearQueryVariables = Exact<{ [key: string]: never; }>;


export type GanziByYearQuery = { caseStatistics: Array<{ total: number, carriedOver: number, newCases: number, concluded: number }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const GanziByYearDocument = new TypedDocumentString(`
    query GanziByYear {
  caseStatistics(
    period: "2019-01-01/2023-01-01"
    groupBy: [PERIOD]
    filter: {region: "513300"}
  ) {
    total
    carriedOver
    newCases
    concluded
  }
}
    `) as unknown as TypedDocumentString<GanziByYearQuery, GanziByYearQueryVariables>;