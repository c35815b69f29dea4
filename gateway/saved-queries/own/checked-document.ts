import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { isBadInput } from '../../../subgraphs/shared/bad-input.ts';

import { OwnQueryError } from './own-errors.ts';
import { holdsLongNumber } from './personal-values.ts';

const MAX_TOKENS = 10_000;
const MAX_ERRORS = 5;

export interface CheckedDocument {
  readonly document: DocumentNode;
  /** The only one. */
  readonly operation: OperationDefinitionNode;
}

/**
 * Parses and validates a document with one query.
 *
 * Threat: messages of graphql-js quote literals, which can be people's numbers; they are replaced by the position of the fault.
 *
 * @throws OwnQueryError `GRAPHQL_VALIDATION_FAILED`
 */
export function checkedDocument(schema: GraphQLSchema, text: string): CheckedDocument {
  const document = parsed(text);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1 || operation.operation !== OperationTypeNode.QUERY) {
    throw invalid('文档必须只有一个操作，并且是 query。');
  }
  refuseNumbersInNames(document);
  const errors = validate(schema, document, undefined, { maxErrors: MAX_ERRORS, hideSuggestions: true });
  if (errors.length > 0) {
    throw invalid(errors.map(faultOf).join('；'));
  }
  return { document, operation };
}

/** Whether a document is valid under a schema. */
export function isValidUnder(schema: GraphQLSchema, text: string): boolean {
  try {
    return validate(schema, parse(text), undefined, { maxErrors: 1 }).length === 0;
  } catch {
    return false;
  }
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    throw invalid(error instanceof GraphQLError ? `${placeOf(error)}不是 GraphQL，或者文档过长` : '文档不是 GraphQL。');
  }
}

/** Aliases and names stay in the stored text. */
function refuseNumbersInNames(document: DocumentNode): void {
  visit(document, {
    Name(name) {
      if (holdsLongNumber(name.value)) {
        throw invalid('别名和名称中不能有证件号码、电话或账号那样的长数字。');
      }
    },
  });
}

function faultOf(error: GraphQLError): string {
  const isAboutLiteral = LITERALS.has(error.nodes?.[0]?.kind ?? '') && !isBadInput(error);
  return `${placeOf(error)}${isAboutLiteral ? '这里的值不符合它的类型' : error.message.replace(/[.。]$/u, '')}`;
}

function placeOf({ locations }: GraphQLError): string {
  const [place] = locations ?? [];
  return place === undefined ? '' : `第 ${place.line} 行第 ${place.column} 列：`;
}

const LITERALS: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

function invalid(message: string): OwnQueryError {
  return new OwnQueryError('GRAPHQL_VALIDATION_FAILED', message);
}
