import { inFile, type Mutation } from './mutation.ts';

const IDENTIFIERS_TEST = { files: ['subgraphs/shared/identifiers/identifiers.test.ts'] };

/** Whom an identifier finds, and whether a request is read as it was sent. */
export const IDENTIFIERS: readonly Mutation[] = [
  ...inFile('subgraphs/shared/identifiers/rules.ts', IDENTIFIERS_TEST, [
    {
      meaning: 'Two units with the same organisation code in their credit codes are taken for one.',
      replace: 'isCreditCode(read) ? [read, `only ${organisationCodeIn(read)}`] : [`in ${read}`]',
      by: '[`in ${isCreditCode(read) ? organisationCodeIn(read) : read}`]',
    },
    {
      meaning: 'Documents of one case are taken for one.',
      replace: 'listOf(attempt(parseCaseNumber, text)).map((number) => caseNumberKey(number, ofDocument))',
      by: 'listOf(attempt(parseCaseNumber, text)).map((number) => caseNumberKey(number, ofDocument && false))',
    },
  ]),
  ...inFile('subgraphs/shared/scalars/identity-number.ts', IDENTIFIERS_TEST, [
    {
      meaning: 'An old number of somebody born in the century before is taken for another person’s.',
      replace: "CENTENARIANS.test(old) ? '18' : '19'",
      by: "'19'",
    },
  ]),
  ...inFile('subgraphs/shared/scalars/credit-code.ts', IDENTIFIERS_TEST, [
    {
      meaning: 'A mistyped identity number is accepted as a credit code of before 2016.',
      replace: '&& !isLikeIdentityNumber',
      by: '',
    },
  ]),
  ...inFile('subgraphs/shared/http/read-body.ts', { files: ['subgraphs/shared/http/read-body.test.ts'] }, [
    {
      meaning: 'A body in another encoding is read as other text.',
      replace: 'if (isUtf8(bytes))',
      by: 'if (isUtf8(bytes) || bytes.length > 0)',
    },
  ]),
  ...inFile('subgraphs/shared/loading/load.ts', { files: ['subgraphs/performance/agency/agency.test.ts'] }, [
    {
      meaning: 'An agency whose code is no credit code is not found by it.',
      replace: 'byText.get(one) ?? [...new Set(rule.asked(one)',
      by: '[...new Set(rule.asked(one)',
    },
  ]),
];
