import fc, { type Random } from 'fast-check';
import { Kind, print, type DocumentNode, type GraphQLSchema } from 'graphql';

import { diceOf } from './dice.ts';
import { generateOperation } from './generate-operation.ts';
import type { ScalarValues } from './inputs.ts';
import { separateNames } from './separate-names.ts';
import { smallerDocuments, withoutUnused } from './shrink-document.ts';

/** One thing to try: an operation, its variables, and which of the fields that it reads fail. */
export interface Case {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Each picks one of the fields read, and by its being even or odd an error or a null. */
  readonly faults: readonly number[];
  /** How fast-check shows it. */
  readonly [fc.toStringMethod]?: () => string;
}

/** Valid operations over a schema, which shrink as documents do: what is left of a counterexample can be read. */
export class CaseArbitrary extends fc.Arbitrary<Case> {
  readonly #schema: GraphQLSchema;
  readonly #values: ScalarValues;

  constructor(schema: GraphQLSchema, values: ScalarValues) {
    super();
    this.#schema = schema;
    this.#values = values;
  }

  override generate(random: Random): fc.Value<Case> {
    const dice = diceOf(random);
    const { document, variables } = generateOperation(this.#schema, this.#values, dice);
    const faults = dice.chance(40) ? Array.from({ length: dice.between(1, 4) }, () => dice.between(0, 99_999)) : [];
    const separated = withoutUnused(separateNames(this.#schema, document));
    return new fc.Value(caseOf(separated, variables, faults), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Case {
    return typeof value === 'object' && value !== null && 'document' in value;
  }

  override shrink(value: Case): fc.Stream<fc.Value<Case>> {
    return fc.stream(this.#smaller(value)).map((smaller) => new fc.Value(smaller, undefined));
  }

  *#smaller({ document, variables, faults }: Case): IterableIterator<Case> {
    for (const index of faults.keys()) {
      yield caseOf(document, variables, faults.toSpliced(index, 1));
    }
    for (const smaller of smallerDocuments(this.#schema, document)) {
      yield caseOf(smaller, variables, faults);
    }
  }
}

function caseOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>, faults: readonly number[]): Case {
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
