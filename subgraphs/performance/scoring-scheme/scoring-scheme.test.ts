import { beforeAll, expect, it } from '@jest/globals';

import { listedBy, pagedBy } from '../../shared/testing/listed.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { Agency } from '../agency/agency.entity.ts';
import { Indicator } from '../indicator/indicator.entity.ts';
import { performance } from '../subgraph.ts';
import { agencyRow, indicatorRow, insertPlaces, ruleRow, schemeRow } from '../testing/sample-rows.ts';

import { sealOfScheme } from './scheme-seal.ts';
import { ScoringRule } from './scoring-rule.entity.ts';
import { ScoringScheme } from './scoring-scheme.entity.ts';

const RULES = [ruleRow('r2', { serial: 2, text: '每件扣2分。', points: '2.00', cap: '10.00' }), ruleRow('r1')];
const SCHEME = schemeRow('s1', { deductionCap: '60.00', weight: '0.050000' });
const ALTERED = schemeRow('s2', { version: 2, validFrom: '2022-01-01' });
// It had eight points when it was published.
const ALTERED_RULE = ruleRow('r3', { schemeId: 's2', points: '9.00' });

describeOnEachDatabase(performance, 'scoring schemes', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(Agency, agencyRow('a1'));
    await scratch.insert(
      Indicator,
      indicatorRow({
        code: 'FILED',
        name: '进入执行',
        definition: '件数',
        unit: '件',
        higherIsBetter: false,
      }),
    );
    await scratch.insert(
      Indicator,
      indicatorRow({
        code: 'RATE',
        name: '按期履行率',
        definition: '比',
        unit: '比率',
        higherIsBetter: true,
      }),
    );
    await scratch.insert(
      ScoringScheme,
      { ...SCHEME, seal: sealOfScheme(SCHEME, RULES) },
      { ...ALTERED, seal: sealOfScheme(ALTERED, [{ ...ALTERED_RULE, points: '8.00' }]) },
      schemeRow('s3', {
        programme: 'CIVILISED_UNIT',
        state: 'DRAFT',
        publishedOn: null,
        regionCode: '513300',
        validFrom: '2023-01-01',
      }),
    );
    await scratch.insert(ScoringRule, ...RULES, ALTERED_RULE);
  });

  it('shows a version with its rules in their order, its issuer, region and caps', async () => {
    const { data } = await scratch.ask(`{ scoringScheme(code: "350900-s1") {
      id programmeLabel version stateLabel fullMarks deductionCap bonusCap weight issuer { id } issuerName region { code }
      indicators { code name }
      rules { serial text points cap kindLabel indicator { code name } } } }`);
    const indicator = { code: 'FILED', name: '进入执行' };
    expect(data).toEqual({
      scoringScheme: {
        id: 's1',
        programmeLabel: '平安综治',
        version: 1,
        stateLabel: '已发布',
        fullMarks: '100.00',
        deductionCap: '60.00',
        bonusCap: null,
        weight: '0.05',
        issuer: { id: 'a1' },
        issuerName: '中共宁德市委政法委员会',
        region: { code: '350900' },
        indicators: [indicator],
        rules: [
          { serial: 1, text: '每件扣3分。', points: '3.00', cap: null, kindLabel: '扣分', indicator },
          { serial: 2, text: '每件扣2分。', points: '2.00', cap: '10.00', kindLabel: '扣分', indicator },
        ],
      },
    });
  });

  it('detects a published version whose rules were changed afterwards', async () => {
    const { data } = await scratch.ask(
      '{ kept: scoringScheme(id: "s1") { sealIntact } changed: scoringScheme(id: "s2") { sealIntact } draft: scoringScheme(id: "s3") { sealIntact } }',
    );
    expect(data).toEqual({ kept: { sealIntact: true }, changed: { sealIntact: false }, draft: { sealIntact: null } });
  });

  it('seals the weight of the rules too, where it is kept', () => {
    const sealed = sealOfScheme(SCHEME, RULES);
    expect(sealOfScheme({ ...SCHEME, weight: '0.005000' }, RULES)).not.toBe(sealed);
    expect(sealOfScheme({ ...SCHEME, weight: null }, RULES)).not.toBe(sealed);
  });

  it('returns null for a code that does not exist', async () => {
    expect(await scratch.ask('{ scoringScheme(code: "none") { id } indicator(code: "NONE") { code } }')).toEqual({
      data: { scoringScheme: null, indicator: null },
    });
  });

  it.each([
    ['programme: [PEACE_AND_ORDER]', ['s1', 's2']],
    ['region: "513300"', ['s3']],
    ['state: [PUBLISHED], validFrom: "2022"', ['s2']],
  ])('lists schemes by %s', async (filter, ids) => {
    expect(await listedBy(scratch, 'scoringSchemes', filter)).toEqual({ ids, totalCount: ids.length });
  });

  it('pages by first day in force and by code', async () => {
    expect(await pagedBy(scratch, 'scoringSchemes', 'VALID_FROM', 'ASC')).toEqual(['s1', 's2', 's3']);
    expect(await pagedBy(scratch, 'scoringSchemes', 'CODE', 'DESC')).toEqual(['s3', 's2', 's1']);
  });

  it('lists indicators by unit and in order', async () => {
    const { data } = await scratch.ask(
      '{ all: indicators { edges { node { code } } } rates: indicators(filter: { unit: "比率", name: "按期履行率" }) { totalCount edges { node { higherIsBetter } } } }',
    );
    expect(data).toEqual({
      all: { edges: [{ node: { code: 'FILED' } }, { node: { code: 'RATE' } }] },
      rates: { totalCount: 1, edges: [{ node: { higherIsBetter: true } }] },
    });
  });
});
