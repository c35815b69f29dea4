import fc, { type Random } from 'fast-check';
import { Kind, print, type DocumentNode, type GraphQLSchema } from 'graphql';

import { generateOperation } from './generate-operation.ts';
import type { ScalarValues } from './inputs.ts';
import { randomSource } from './random.ts';
import { separateNames } from './separate-names.ts';
import { smallerDocuments, withoutUnused } from './shrink-document.ts';

/** An operation, its variables, and which of the fields that it reads fail. */
export interface TestCase {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Each number selects one of the fields read; an even number makes it an error, an odd one a null. */
  readonly faults: readonly number[];
  /** How fast-check prints it. */
  readonly [fc.toStringMethod]?: () => string;
}

/** Valid random operations over a schema. They shrink as documents, so that a counterexample stays readable. */
export class TestCaseArbitrary extends fc.Arbitrary<TestCase> {
  readonly #schema: GraphQLSchema;
  readonly #values: ScalarValues;

  constructor(schema: GraphQLSchema, values: ScalarValues) {
    super();
    this.#schema = schema;
    this.#values = values;
  }

  override generate(generator: Random): fc.Value<TestCase> {
    const random = randomSource(generator);
    const { document, variables } = generateOperation(this.#schema, this.#values, random);
    const faults = random.chance(40)
      ? Array.from({ length: random.between(1, 4) }, () => random.between(0, 99_999))
      : [];
    const separated = withoutUnused(separateNames(this.#schema, document));
    return new fc.Value(testCaseOf(separated, variables, faults), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is TestCase {
    return typeof value === 'object' && value !== null && 'document' in value;
  }

  override shrink(value: TestCase): fc.Stream<fc.Value<TestCase>> {
    return fc.stream(this.#smaller(value)).map((smaller) => new fc.Value(smaller, undefined));
  }

  *#smaller({ document, variables, faults }: TestCase): IterableIterator<TestCase> {
    for (const index of faults.keys()) {
      yield testCaseOf(document, variables, faults.toSpliced(index, 1));
    }
    for (const smaller of smallerDocuments(this.#schema, document)) {
      yield testCaseOf(smaller, variables, faults);
    }
  }
}

function testCaseOf(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  faults: readonly number[],
): TestCase {
  const names = new Set(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
        : [],
    ),
  );
  const given = Object.entries(variables).filter(([variable]) => names.has(variable));
  const text = print(document);
  const shown = `\n${text}\n${JSON.stringify(Object.fromEntries(given))}, faults ${JSON.stringify(faults)}\n`;
  return { text, document, variables: Object.fromEntries(given), faults, [fc.toStringMethod]: () => shown };
}
