/**
 * A number that stands for fewer private persons is held back: the threshold rule of statistical disclosure control, with the
 * strictest of the usual minima 3, 5 and 10 (Hundepool and others, Statistical Disclosure Control, 2012, ch. 4.2 and 5.2). The
 * tree of `blocks.ts` makes complementary suppression unnecessary.
 */
export const FEWEST_PERSONS = 10;
