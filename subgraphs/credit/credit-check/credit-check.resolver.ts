import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { badInput } from '../../shared/bad-input.ts';
import { readIdentifier } from '../../shared/identifiers/read-identifier.ts';
import { keepsCheckCharacter } from '../../shared/scalars/credit-code.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';

import { CreditCheckAnswer, CreditCheckResult, IdentifierRefusal } from './credit-check-answer.ts';
import { listedGrounds } from './listed-grounds.ts';

const MOST_IDENTIFIERS = 1000;

@Resolver()
export class CreditCheckResolver {
  /**
   * Compares up to 1,000 identifiers with today's list. Each is answered for itself: one that is none says so in its place, and
   * the others are compared.
   *
   * Threat: a comparison of a whole register of people must not become a way to read the list. So the result has, per
   * identifier, whether it is listed and on what grounds, never the person, court or case; a refused identifier is named by its
   * place only.
   */
  @Query(() => [CreditCheckAnswer], {
    description:
      '信用核查 Compares identifiers with the list of dishonest debtors; one answer for each, in the order they were given.',
  })
  async creditCheck(
    @Arg('identifiers', () => [String], {
      description:
        `证件号码 Numbers of persons and codes of units, in whatever form they are written, ${MOST_IDENTIFIERS} at most: identity ` +
        'numbers of 18 or 15 digits, passports, permits and residence cards; credit codes and organisation codes.',
    })
    identifiers: string[],
    @Ctx() context: RequestContext,
  ): Promise<CreditCheckAnswer[]> {
    if (identifiers.length > MOST_IDENTIFIERS) {
      throw badInput('holds too many identifiers', `at most ${MOST_IDENTIFIERS} of them`, 'identifiers');
    }
    const read = identifiers.map(readIdentifier);
    const groundsOf = await listedGrounds(
      context,
      read.flatMap((one) => ('fault' in one ? [] : [one])),
    );
    return read.map((one, index) =>
      'fault' in one
        ? answer(index, 'REFUSED', { refusal: one.fault })
        : answer(index, groundsOf(one).length > 0 ? 'LISTED' : 'NOT_LISTED', {
            grounds: groundsOf(one),
            checkCharacterFits: one.unit?.length === 18 ? keepsCheckCharacter(one.unit) : null,
          }),
    );
  }
}

function answer(
  index: number,
  result: MemberOf<typeof CreditCheckResult>,
  {
    grounds = [],
    refusal = null,
    checkCharacterFits = null,
  }: Partial<Pick<CreditCheckAnswer, 'grounds' | 'refusal' | 'checkCharacterFits'>>,
): CreditCheckAnswer {
  return {
    index,
    result,
    resultLabel: CreditCheckResult.labels[result],
    listed: result === 'REFUSED' ? null : result === 'LISTED',
    grounds,
    groundLabels: grounds.map((ground) => DishonestGround.labels[ground]),
    refusal,
    refusalLabel: refusal && IdentifierRefusal.labels[refusal],
    checkCharacterFits,
  };
}
