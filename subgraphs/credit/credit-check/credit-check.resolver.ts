import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { badInput, isBadInput } from '../../shared/bad-input.ts';
import { parseCreditCode } from '../../shared/scalars/credit-code.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { parseIdentityNumber } from '../../shared/scalars/identity-number.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { inForm } from '../../shared/visibility/row-filter.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { inForceOn } from '../dishonest-listing/in-force.ts';
import { DishonestGround } from '../dishonest-listing/listing-enums.ts';

import { CreditCheckAnswer } from './credit-check-answer.ts';

const MOST_IDENTIFIERS = 1000;
const EXPECTED = 'an identity number or a unified social credit code, each of 18 characters with its check character';

type Ground = MemberOf<typeof DishonestGround>;

@Resolver()
export class CreditCheckResolver {
  /**
   * Compares up to 1,000 identifiers with today's list, with one statement.
   *
   * Threat: a comparison of a whole register of people must not become a way to read the list. So the result has, per
   * identifier, whether it is listed and on what grounds, never the person, court or case; an error about an identifier
   * names only its index.
   */
  @Query(() => [CreditCheckAnswer], {
    description:
      '信用核查 Compares identifiers with the list of dishonest debtors; one answer for each, in the order they were given.',
  })
  async creditCheck(
    @Arg('identifiers', () => [String], {
      description: `证件号码 Identity numbers and unified social credit codes, ${MOST_IDENTIFIERS} at most.`,
    })
    identifiers: string[],
    @Ctx() context: RequestContext,
  ): Promise<CreditCheckAnswer[]> {
    if (identifiers.length > MOST_IDENTIFIERS) {
      throw badInput('holds too many identifiers', `at most ${MOST_IDENTIFIERS} of them`, 'identifiers');
    }
    const wanted = identifiers.map(canonicalIdentifier);
    const groundsOf = await listedGrounds(context, [...new Set(wanted)]);
    return wanted.map((identifier, index) => {
      const grounds = [...(groundsOf.get(identifier) ?? [])].sort();
      return {
        index,
        listed: grounds.length > 0,
        grounds,
        groundLabels: grounds.map((ground) => DishonestGround.labels[ground]),
      };
    });
  }
}

function canonicalIdentifier(text: string, index: number): string {
  for (const parse of [parseIdentityNumber, parseCreditCode]) {
    try {
      return parse(text);
    } catch (error) {
      if (!isBadInput(error)) {
        throw error;
      }
    }
  }
  throw badInput('is neither', EXPECTED, `identifiers[${index}]`);
}

async function listedGrounds(
  context: RequestContext,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<Ground>>> {
  const groundsOf = new Map<string, Set<Ground>>();
  if (identifiers.length === 0) {
    return groundsOf;
  }
  const rows = await context.em.find(
    DishonestListing,
    { subjectIdentifier: { $in: [...identifiers] }, ...inForceOn(dateInShanghai(context.now)) },
    // A viewer with the right to compare compares with the whole list, not only with visible cases.
    { fields: ['subjectIdentifier', 'ground'], disableIdentityMap: true, ...inForm(context, 'published') },
  );
  for (const { subjectIdentifier, ground } of rows) {
    if (subjectIdentifier === null) {
      continue;
    }
    groundsOf.set(subjectIdentifier, (groundsOf.get(subjectIdentifier) ?? new Set<Ground>()).add(ground));
  }
  return groundsOf;
}
