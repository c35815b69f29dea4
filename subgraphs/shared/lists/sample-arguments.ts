import {
  GraphQLBoolean,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

/** A value of each scalar, written as GraphQL; each is found in tables that `fillTables` filled. */
const SAMPLES: Readonly<Record<string, string>> = {
  String: '"text1"',
  ID: '"k0"',
  Boolean: 'true',
  Int: '2019',
  Period: '"2019-03"',
  RegionCode: '"350100"',
  CourtCode: '"闽01"',
  Date: '"2019-03-05"',
  Decimal: '"1000"',
  CaseNumber: '"（2021）闽09执123号"',
  CreditCode: '"91350100M000100Y43"',
  // The standard's own example.
  IdentityNumber: '"11010519491231002X"',
};

/** Literals by the name of their scalar, before those that stand here. */
export type Samples = Readonly<Record<string, string>>;

/** A literal of an input type: every field of an input object, one member of a list. Throws where it knows none. */
export function sampleLiteral(type: GraphQLInputType, samples: Samples = {}): string {
  if (isNonNullType(type)) {
    return sampleLiteral(type.ofType, samples);
  }
  if (isListType(type)) {
    return `[${sampleLiteral(type.ofType, samples)}]`;
  }
  const named = getNamedType(type);
  if (isEnumType(named)) {
    return named.getValues()[0]?.name ?? '';
  }
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).map(
      (field) => `${field.name}: ${sampleLiteral(field.type, samples)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  const sample = samples[named.name] ?? SAMPLES[named.name];
  if (sample === undefined) {
    throw new Error(`There is no sample for ${named.name}: add one to SAMPLES.`);
  }
  return sample;
}

/** The literals of a filter's type that may be read in different ways: true and false, each member of an enum. */
export function sampleLiterals(type: GraphQLInputType, samples: Samples = {}): string[] {
  const given = isNonNullType(type) ? type.ofType : type;
  if (isEnumType(given)) {
    return given.getValues().map(({ name }) => name);
  }
  return given === GraphQLBoolean ? ['true', 'false'] : [sampleLiteral(type, samples)];
}

/** The arguments that a field insists on, with samples: `code: "350100", ` or nothing. */
export function requiredArguments({ args }: GraphQLField<unknown, unknown>, samples: Samples = {}): string {
  return args
    .filter(isRequiredArgument)
    .map(({ name, type }) => `${name}: ${sampleLiteral(type, samples)}, `)
    .join('');
}
