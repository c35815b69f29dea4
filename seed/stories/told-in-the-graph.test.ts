import { expect, it } from '@jest/globals';

import { describeWholeGraph } from '../../gateway/verification/support/whole-graph.ts';
import { daysBetween } from '../../subgraphs/shared/date-arithmetic.ts';

/**
 * Every story of the sources, read through the graph by an officer of the Supreme Court, detail by detail. What the
 * sources do not tell (days, sums, names) is not checked here.
 */
describeWholeGraph('the stories of the sources', (graph) => {
  const read = async <Result>(query: string): Promise<Result> => {
    const { data, errors } = await graph.send<Result>(query);
    expect(errors).toBeUndefined();
    return data;
  };

  // 法治日报, 2022-01-14

  it('8,000 yuan: a court of another region, almost a year after the judgment, by force (法治日报 1)', async () => {
    const { agencies } = await read<Nodes<'agencies', { enforcementCases: Edges<EightThousand> }>>(`{
      agencies(first: 2, filter: { name: "某区人民政府" }) { edges { node {
        enforcementCases(first: 5) { edges { node {
          claimAmount recoveredAmount conclusionMethod propertyFound concludedOn
          court { level region { code } } debtorAgency { kind region { code } }
          judgment { effectiveOn performanceDueOn crossRegion performance court { region { code } } }
          controlMeasures { kind }
        } } }
      } } }
    }`);
    const [one, ...others] = agencies.edges[0]!.node.enforcementCases.edges.map(({ node }) => node);
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      claimAmount: '8000.00',
      recoveredAmount: '8000.00',
      conclusionMethod: 'FORCED',
      court: { level: 'INTERMEDIATE', region: { code: '350900' } },
      debtorAgency: { kind: 'GOVERNMENT' },
      judgment: { crossRegion: true, performance: 'IN_ENFORCEMENT', court: { region: { code: '350900' } } },
    });
    expect(one!.debtorAgency.region.code).not.toMatch(/^3509/);
    // It could pay: its money was found, frozen and taken.
    expect(one!.propertyFound).toBe(true);
    expect(one!.controlMeasures.map(({ kind }) => kind)).toEqual(['FREEZE', 'TRANSFER']);
    const days = daysBetween(one!.judgment.effectiveOn, one!.concludedOn);
    expect(days).toBeGreaterThan(330);
    expect(days).toBeLessThan(365);
  });

  it('sanitation: 550,000 by retrial of the High Court, paid when enforcement was near, never filed (法治日报 2)', async () => {
    const { agencies } = await read<Nodes<'agencies', { judgments: Edges<Duty>; enforcementCases: object }>>(`{
      agencies(first: 2, filter: { name: "某市环境卫生管理处" }) { edges { node {
        enforcementCases(first: 1) { totalCount }
        judgments(first: 5) { edges { node { ${DUTY} } } }
      } } }
    }`);
    const { enforcementCases, judgments } = agencies.edges[0]!.node;
    expect(enforcementCases).toEqual({ totalCount: 0 });
    const [one] = judgments.edges.map(({ node }) => node);
    expect(judgments.edges).toHaveLength(1);
    expect(one).toMatchObject({
      amount: '550000.00',
      court: { name: '福建省高级人民法院' },
      instance: 'RETRIAL',
      performance: 'BEFORE_ENFORCEMENT',
      plaintiffs: [{ kind: 'ENTERPRISE', name: expect.stringContaining('建筑工程') }],
      supervisionLedger: { state: 'CLOSED', result: 'PERFORMED_LATE' },
    });
    expect(one!.instrumentNumber).toMatch(/^（2021）闽民再/);
    expect(one!.ordered).toContain('利息');
    expect(one!.effectiveOn).toMatch(/^2021-08/);
    // Not at first, and then at once.
    expect(one!.performedOn > one!.performanceDueOn).toBe(true);
    const urging = one!.supervisionLedger.actions.find(({ step }) => step === 'PRE_ENFORCEMENT_URGING');
    expect(daysBetween(urging!.doneOn, one!.performedOn)).toBeLessThanOrEqual(3);
    expect(urging!.answer).toContain('即将申请强制执行');
  });

  it('Yacheng: final judgment of 2020-11, warned, explained and urged by Xiapu, paid before enforcement (法治日报 3)', async () => {
    const { agencies } = await read<Nodes<'agencies', { judgments: Edges<Duty>; enforcementCases: object }>>(`{
      agencies(first: 2, filter: { name: "霞浦县牙城镇人民政府" }) { edges { node {
        enforcementCases(first: 1) { totalCount }
        judgments(first: 20, orderBy: { field: EFFECTIVE_ON, direction: ASC }) { edges { node { ${DUTY} } } }
      } } }
    }`);
    const { enforcementCases, judgments } = agencies.edges[0]!.node;
    expect(enforcementCases).toEqual({ totalCount: 0 });
    const all = judgments.edges.map(({ node }) => node);
    const one = all.find(({ ordered }) => ordered.includes('房屋价值损失款'))!;
    expect(one).toMatchObject({
      court: { name: '福建省宁德市中级人民法院' },
      instance: 'FINAL',
      performance: 'BEFORE_ENFORCEMENT',
      // The money was paid, and the deeds were applied for.
      conductProgress: 'UNDER_WAY',
      conductNote: '集体土地使用证、房屋所有权证均已申请办理',
      plaintiffs: [{ kind: 'PERSON' }],
      supervisionLedger: { court: { name: '福建省霞浦县人民法院' }, state: 'CLOSED' },
    });
    expect(one.instrumentNumber).toContain('民终');
    expect(one.effectiveOn).toMatch(/^2020-11/);
    expect(Math.floor(Number(one.amount) / 10_000)).toBe(11);
    expect(one.ordered).toContain('集体土地使用证、房屋所有权证');
    expect(one.supervisionLedger.actions.map(({ step, kind }) => [step, kind])).toEqual([
      ['POST_JUDGMENT_WARNING', 'RISK_NOTICE'],
      ['POST_JUDGMENT_WARNING', 'VISIT'],
      ['PRE_ENFORCEMENT_URGING', 'CALL'],
    ]);
    expect(one.supervisionLedger.actions.at(-1)!.answer).toContain('两证已申请办理，纠纷一并化解');
    expect(one.performedOn <= one.performanceDueOn).toBe(true);
    // Several suits of the villager since 2018, administrative and civil, about the agreement of 2008.
    const earlier = all.filter(({ id }) => one.series.some((other) => other.id === id));
    expect(earlier.map(({ instrumentNumber }) => instrumentNumber.replace(/\d+号$/, ''))).toEqual([
      '（2018）闽0921行初',
      '（2019）闽09行终',
    ]);
    expect(earlier[0]!.ordered).toContain('与被告所设办公室2008年签订的拆迁安置协议');
    expect(new Set([one, ...earlier].map(({ plaintiffs }) => plaintiffs[0]!.idNumber)).size).toBe(1);
  });

  it('five suits of a person and his family: one of 2020 enforced, four of 2021 performed soon (法治日报 4)', async () => {
    const { agencies } = await read<Nodes<'agencies', { kind: string; judgments: Edges<Duty> }>>(`{
      agencies(first: 2, filter: { name: "某市某区人民政府" }) { edges { node {
        kind
        judgments(first: 10, orderBy: { field: EFFECTIVE_ON, direction: ASC }) { edges { node {
          ${DUTY}
          enforcementCase { filedOn parties { role kind address } }
        } } }
      } } }
    }`);
    const { kind, judgments } = agencies.edges[0]!.node;
    const [first, ...four] = judgments.edges.map(({ node }) => node);
    expect(kind).toBe('GOVERNMENT');
    expect(four).toHaveLength(4);
    expect(first!.performance).toBe('IN_ENFORCEMENT');
    // One person and his family won all five.
    const won = [first!, ...four].map(({ plaintiffs }) => plaintiffs.map((one) => [one.kind, one.idNumber]));
    expect(new Set(won.map((plaintiffs) => JSON.stringify(plaintiffs))).size).toBe(1);
    expect(first!.plaintiffs.map((one) => one.kind)).toEqual(['PERSON', 'PERSON']);
    expect(first!.series.map(({ id }) => id).toSorted()).toEqual(four.map(({ id }) => id).toSorted());
    expect(first!.enforcementCase!.filedOn).toMatch(/^2020/);
    const applicants = first!.enforcementCase!.parties.filter(({ role }) => role === 'APPLICANT');
    expect(applicants.map((party) => party.kind)).toEqual(['PERSON', 'PERSON']);
    expect(new Set(applicants.map(({ address }) => address)).size).toBe(1);
    for (const one of four) {
      expect(one.effectiveOn).toMatch(/^2021/);
      expect(one.instrumentNumber).toContain('行终');
      expect(one.performance).toBe('BEFORE_ENFORCEMENT');
      expect(daysBetween(one.effectiveOn, one.performedOn)).toBeLessThanOrEqual(21);
      const steps = one.supervisionLedger.actions.map(({ step }) => step);
      expect(steps).toEqual(['POST_JUDGMENT_WARNING', 'PRE_ENFORCEMENT_URGING']);
    }
  });

  it('a county outside the prefecture fined 500,000, another listed; 30 cases, then 3 (法治日报)', async () => {
    const county = (name: string) => `agencies(first: 2, filter: { name: "${name}" }) { edges { node {
      region { code }
      in2020: enforcementCases(first: 1, filter: { region: "350900", filed: "2020" }) { totalCount }
      in2021: enforcementCases(first: 1, filter: { region: "350900", filed: "2021" }) { totalCount }
      judgments(first: 1, filter: { crossRegion: false }) { totalCount }
      sanctions(first: 5) { edges { node { kind amount decidedOn } } }
      dishonestListings(first: 5) { edges { node { listedOn removalReason } } }
    } } }`;
    const { fined, listed } = await read<Record<'fined' | 'listed', Edges<object>>>(`{
      fined: ${county('异地某县人民政府')}
      listed: ${county('异地另一某县人民政府')}
    }`);
    expect(fined.edges.map(({ node }) => node)).toMatchObject([
      {
        region: { code: '350000' },
        in2020: { totalCount: 30 },
        in2021: { totalCount: 3 },
        judgments: { totalCount: 0 },
        sanctions: {
          edges: [{ node: { kind: 'FINE', amount: '500000.00', decidedOn: expect.stringMatching(/^2020/) } }],
        },
        dishonestListings: { edges: [] },
      },
    ]);
    expect(listed.edges.map(({ node }) => node)).toMatchObject([
      {
        region: { code: '350000' },
        sanctions: { edges: [] },
        dishonestListings: { edges: [{ node: { listedOn: expect.stringMatching(/^2020/) } }] },
      },
    ]);
  });

  // 得荣县人民法院, 2023

  it('the first refusal conviction of Ganzi: construction, property hidden and moved, 8 months and 18 (得荣 5)', async () => {
    const { refusalProsecutions } = await read<Nodes<'refusalProsecutions', Prosecution>>(`{
      refusalProsecutions(first: 100, filter: { region: "513300", judged: "2019-01-01/2023-01-01" }) { edges { node {
        convicted judgedOn route referredOn reviewedOn termMonths suspensionMonths court { name }
        enforcementCase { cause dishonestListings { ground conduct listedOn } }
      } } }
    }`);
    const convicted = refusalProsecutions.edges.map(({ node }) => node).filter((one) => one.convicted);
    const [first] = convicted.toSorted((a, b) => (a.judgedOn < b.judgedOn ? -1 : 1));
    expect(convicted.length).toBeGreaterThan(1);
    expect(first).toMatchObject({
      court: { name: '四川省甘孜藏族自治州康定市人民法院' },
      enforcementCase: {
        cause: '建设工程施工合同纠纷',
        dishonestListings: [{ ground: 'EVADES', conduct: '判决生效后隐匿、转移财产，规避执行' }],
      },
      // The court referred it to the police, and the procuratorate charged it.
      route: 'PUBLIC',
      termMonths: 8,
      suspensionMonths: 18,
    });
    expect([first!.referredOn, first!.reviewedOn]).not.toContain(null);
  });

  it('the first penalty on a unit: paid a third party, could not recover and said so, 300,000 (得荣 6)', async () => {
    const { assistanceBreaches } = await read<Nodes<'assistanceBreaches', Breach>>(`{
      assistanceBreaches(first: 5, filter: { region: "513300", isFined: true }) { edges { node {
        conduct noticeServedOn breachedOn orderedToRecoverOn remediedOn finedOn fineAmount agency { name region { code } }
        enforcementCase {
          cause court { name } parties { role name } sanctions { kind amount reason result agency { name } }
        }
      } } }
    }`);
    const [one] = assistanceBreaches.edges.map(({ node }) => node);
    expect(assistanceBreaches.edges).toHaveLength(1);
    expect(one).toMatchObject({
      conduct: 'PAID_OUT',
      remediedOn: null,
      fineAmount: '300000.00',
      agency: { name: '甘孜州某县某单位', region: { code: '513300' } },
      enforcementCase: {
        cause: '金融借款合同纠纷',
        court: { name: '四川省甘孜藏族自治州康定市人民法院' },
        sanctions: [
          { kind: 'FINE', amount: '300000.00', reason: 'FAILS_TO_ASSIST', agency: { name: '甘孜州某县某单位' } },
        ],
      },
    });
    expect(one!.enforcementCase.parties.find(({ role }) => role === 'APPLICANT')!.name).toContain('银行');
    expect(one!.enforcementCase.sanctions[0]!.result).toContain('款项已支付第三人，无法追回');
    const days = [one!.noticeServedOn, one!.breachedOn, one!.orderedToRecoverOn, one!.finedOn];
    expect(days).toEqual(days.toSorted());
  });

  it('the trends of Ganzi, 2019 to 2022 (得荣)', async () => {
    const { all, first } = await read<Record<'all' | 'first', Rates[]>>(`{
      all: caseStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) {
        period actualPerformanceRate procedureTerminationRate preservationRate
      }
      first: caseStatistics(
        period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300", typeCode: [FIRST_ENFORCEMENT] }
      ) { recoveryRate }
    }`);
    const [actual, terminated, preserved] = (
      ['actualPerformanceRate', 'procedureTerminationRate', 'preservationRate'] as const
    ).map((measure) => changes(all.map((row) => Number(row[measure]))));
    expect(actual!.map(Math.sign)).toEqual([-1, 1, 1]);
    expect(terminated!.map(Math.sign)).toEqual([1, -1, -1]);
    expect(preserved!.map(Math.sign)).toEqual([1, 1, 1]);
    expect(Math.max(...preserved!)).toBe(preserved![2]);
    expect(changes(first.map(({ recoveryRate }) => Number(recoveryRate))).map(Math.sign)).toEqual([1, 1, 1]);
  });

  // 甘肃法制报, 2018-11-19

  it('gym members: 278 applicants paid 430,000 on the spot in early October, after a detention (甘肃 7)', async () => {
    const payouts: Payout[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Nodes<'payouts', Payout> & { payouts: Page } = await read(`{
        payouts(
          first: 100, after: ${JSON.stringify(after)}, filter: { region: "620104", paid: "2018-10-01/2018-10-11", form: [ON_SITE] }
        ) {
          pageInfo { hasNextPage endCursor }
          edges { node { amount payee { idNumber } enforcementCase { parties { role creditCode } } } }
        }
      }`);
      payouts.push(...page.payouts.edges.map(({ node }) => node));
      after = page.payouts.pageInfo.endCursor;
      more = page.payouts.pageInfo.hasNextPage;
    }
    const { sanctions } = await read<Nodes<'sanctions', object>>(`{
      sanctions(first: 5, filter: { region: "620104", kind: [DETENTION], decided: "2018-09-15/2018-10-11" }) {
        edges { node { subject { kind } decidedOn result enforcementCase { payouts { paidOn } } } }
      }
    }`);
    expect(new Set(payouts.map(({ payee }) => payee.idNumber)).size).toBe(278);
    expect(Math.floor(payouts.reduce((sum, { amount }) => sum + Number(amount), 0) / 10_000)).toBe(43);
    const debtors = payouts.map((one) => one.enforcementCase.parties.find(({ role }) => role === 'DEBTOR')?.creditCode);
    expect(new Set(debtors).size).toBe(1);
    expect(sanctions.edges.map(({ node }) => node)).toMatchObject([
      { subject: { kind: 'PERSON' }, result: expect.stringContaining('278') },
    ]);
    const [detained] = sanctions.edges.map(
      ({ node }) => node as { decidedOn: string; enforcementCase: { payouts: { paidOn: string }[] } },
    );
    expect(detained!.decidedOn < detained!.enforcementCase.payouts[0]!.paidOn).toBe(true);
  });

  it('陈某 of 秦安: no loan while listed; 80,000 and 20,000 of interest for delay; asked to be removed (甘肃 8)', async () => {
    const [one] = await debtorCases('620522', '陈某');
    expect(one).toMatchObject({ claimAmount: '80000.00', recoveredAmount: '80000.00', delayInterest: '20000.00' });
    expect(one!.dishonestListings).toMatchObject([
      {
        duty: expect.stringMatching(/80000元.*20000元/),
        state: 'REMOVED',
        removalReason: 'PERFORMED',
        interceptions: [{ kind: 'LOAN' }],
        creditRepairs: [{ ground: 'PERFORMED', outcome: 'REMOVED' }],
      },
    ]);
  });

  it('王某 of 临洮: 50,000, persuaded by the head of the court, so that no advice had to be sent (甘肃 9)', async () => {
    expect(await debtorCases('621124', '王某')).toMatchObject([
      {
        recoveredAmount: '50000.00',
        conclusionMethod: 'VOLUNTARY',
        leaderPost: 'PRESIDENT',
        sanctions: [],
        dishonestListings: [],
        adviceLetters: [],
      },
    ]);
  });

  it('卢某 of 七里河: found by the police of 合作 at 22:00, fetched that night, 16,000 (甘肃 10)', async () => {
    const [one] = await debtorCases('620103', '卢某');
    expect(one).toMatchObject({ recoveredAmount: '16000.00', debtorTracedBy: 'POLICE' });
    const by = new Map(one!.sanctions.map((sanction) => [sanction.kind, sanction]));
    expect(by.get('POLICE_LOOKOUT')).toMatchObject({ result: expect.stringMatching(/22时.*合作市公安机关/) });
    expect(by.get('COMPELLED_APPEARANCE')).toMatchObject({ result: expect.stringContaining('16000元') });
    expect(by.get('COMPELLED_APPEARANCE')!.carriedOutOn).toBe(one!.debtorTracedOn);
    expect(by.get('POLICE_LOOKOUT')!.carriedOutOn).toBe(one!.debtorTracedOn);
  });

  it('唐某 of 合水: nine labour cases, 130,000, traced in 镇原 and brought in by its court (甘肃 11)', async () => {
    const cases = await debtorCases('621024', '唐某');
    expect(cases.map(({ cause }) => cause)).toEqual(Array.from({ length: 9 }, () => '追索劳动报酬纠纷'));
    expect(cases.reduce((sum, one) => sum + Number(one.recoveredAmount), 0)).toBe(130_000);
    for (const one of cases) {
      expect(one).toMatchObject({
        court: { name: '甘肃省合水县人民法院' },
        assistingCourt: { name: '甘肃省镇原县人民法院' },
        debtorTracedBy: 'TRACING_SYSTEM',
        debtorTracedByLabel: expect.stringContaining('执行天眼'),
      });
    }
    expect(cases.flatMap(({ sanctions }) => sanctions)).toMatchObject([
      { kind: 'COMPELLED_APPEARANCE', result: expect.stringMatching(/执行天眼.*镇原县人民法院/) },
    ]);
  });

  it('the campaign of a hundred days from 9 April 2018, with its published counts (甘肃)', async () => {
    const { campaigns } = await read<Nodes<'campaigns', Campaign>>(`{
      campaigns(first: 5, filter: { region: "620000" }) { edges { node {
        name fromDate toDate sessions casesTakenUp casesConcluded casesTerminatedCompliant progressBefore
        atDawn atMidnight atWeekends deputiesWatched circularFrequency inspectionGroups inspectors presidentsLeading
        courts { level }
      } } }
    }`);
    const [one] = campaigns.edges.map(({ node }) => node);
    expect(one).toMatchObject({
      name: '百日会战',
      fromDate: '2018-04-09',
      sessions: 3307,
      casesTakenUp: 289_730,
      casesConcluded: 192_754,
      casesTerminatedCompliant: 74_696,
      progressBefore: '0.57',
      atDawn: true,
      atMidnight: true,
      atWeekends: true,
      deputiesWatched: true,
      circularFrequency: 'HALF_MONTHLY',
      inspectionGroups: 12,
      inspectors: 97,
      presidentsLeading: 114,
    });
    expect(daysBetween(one!.fromDate, one!.toDate)).toBe(100);
    // All three levels of court together.
    expect(new Set(one!.courts.map(({ level }) => level))).toEqual(new Set(['HIGH', 'INTERMEDIATE', 'BASIC']));
  });

  // 人民法院报, 2025-03-11

  it('trade secrets: money by the basic court, the rest elevated by Chengdu and all settled on one day (人民法院报 12)', async () => {
    const { enforcementCases } = await read<Nodes<'enforcementCases', CrossEnforced>>(`{
      enforcementCases(first: 10, filter: { region: "510100" }, orderBy: { field: FILED_ON, direction: ASC }) {
        edges { node { ${CROSS} } }
      }
    }`);
    const [money, ...rest] = enforcementCases.edges.map(({ node }) => node);
    expect(money).toMatchObject({
      court: { name: '四川天府新区人民法院' },
      conclusionMethod: 'FORCED',
      crossEnforcementKind: null,
      judgment: { effectiveOn: '2022-12-26', court: { level: 'SUPREME' }, performedOn: null },
    });
    expect(money!.judgment!.ordered).toContain('销毁');
    expect(rest.length).toBeGreaterThan(1);
    for (const one of rest) {
      expect(one).toMatchObject({
        court: { name: '四川省成都市中级人民法院' },
        crossEnforcementKind: 'ELEVATED',
        originCourt: { name: '四川天府新区人民法院' },
        crossEnforcementResult: 'SETTLED',
        conclusionMethod: 'SETTLED',
        settlementPerformed: true,
        concludedOn: '2024-01-28',
      });
      const others = rest.filter(({ id }) => id !== one.id);
      expect(one.settledTogether.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    }
    // What was elevated is the destruction that the judgment ordered beside the money.
    expect(rest[0]).toMatchObject({ basisNumber: money!.basisNumber, conductOrdered: true });
    expect(money).toMatchObject({ conductOrdered: false, recoveredAmount: '18000000.00' });
  });

  it('woodwork company: judged at 宜兴 in 2019, a litigation abroad, 新吴区 designated in April 2024 (人民法院报 13)', async () => {
    const { enforcementCases } = await read<Nodes<'enforcementCases', CrossEnforced>>(`{
      enforcementCases(first: 10, filter: { region: "320200" }, orderBy: { field: FILED_ON, direction: ASC }) {
        edges { node { ${CROSS} } }
      }
    }`);
    const [atYixing, atXinwu, ...others] = enforcementCases.edges.map(({ node }) => node);
    expect(others).toEqual([]);
    expect(atYixing).toMatchObject({ court: { name: '江苏省宜兴市人民法院' }, crossEnforcementKind: null });
    expect(atYixing!.suspensions).toMatchObject([{ reason: expect.stringContaining('反倾销') }]);
    expect(atXinwu).toMatchObject({
      court: { name: '江苏省无锡市新吴区人民法院' },
      crossEnforcementKind: 'DESIGNATED',
      crossEnforcementResult: 'PROGRESSED',
      originCourt: { name: '江苏省宜兴市人民法院' },
    });
    expect(atXinwu!.crossEnforcedOn).toMatch(/^2024-04/);
    expect(atXinwu!.basisNumber).toMatch(/^（2019）苏0282民初/);
    expect(debtorOf(atXinwu!)).toContain('木业');
    expect(debtorOf(atYixing!)).toBe(debtorOf(atXinwu!));
  });

  it('hotel in Shanghai: a financial loan, the handover coordinated by three courts (人民法院报 14)', async () => {
    const { enforcementCases } = await read<Nodes<'enforcementCases', CrossEnforced>>(`{
      enforcementCases(first: 10, filter: { region: "310000" }, orderBy: { field: FILED_ON, direction: ASC }) {
        edges { node { ${CROSS} assets { kind place } controlMeasures { kind liftedOn } } }
      }
    }`);
    const [enforced, coordination, ...others] = enforcementCases.edges.map(({ node }) => node);
    expect(others).toEqual([]);
    expect(enforced).toMatchObject({
      cause: '金融借款合同纠纷',
      court: { name: '上海市虹口区人民法院' },
      crossEnforcementKind: 'COORDINATED',
      crossEnforcementResult: 'PROGRESSED',
      // To move out and to hand over.
      conductOrdered: true,
      originCourt: { name: '上海金融法院' },
      conclusionMethod: 'FORCED',
      assets: [{ kind: 'REAL_ESTATE', place: '上海市虹口区某酒店' }],
      controlMeasures: [{ kind: 'SEAL', liftedOn: expect.any(String) }],
    });
    expect(coordination).toMatchObject({ court: { name: '上海市高级人民法院' }, typeCode: 'COORDINATION' });
    expect(debtorOf(coordination!)).toBe(debtorOf(enforced!));
  });

  // No source tells it; without it "before" and "by" the due day could not be told apart.
  it('a case concluded on its due day is in time', async () => {
    const { enforcementCases } = await read<Nodes<'enforcementCases', object>>(`{
      enforcementCases(first: 5, filter: { court: "闽0902", due: "2021-09-15/2021-09-16", concluded: "2021-09-15/2021-09-16" }) {
        edges { node { dueOn concludedOn inTime overdueDays } }
      }
    }`);
    expect(enforcementCases.edges.map(({ node }) => node)).toContainEqual({
      dueOn: '2021-09-15',
      concludedOn: '2021-09-15',
      inTime: true,
      overdueDays: 0,
    });
  });

  /** The cases of a court's region against a person of this name. */
  async function debtorCases(region: string, name: string): Promise<readonly Debtor[]> {
    const { enforcementCases } = await read<Nodes<'enforcementCases', Debtor>>(`{
      enforcementCases(first: 100, filter: { region: "${region}", filed: "2018-01-01/2018-07-01" }) { edges { node {
        claimAmount recoveredAmount conclusionMethod cause delayInterest leaderPost court { name } assistingCourt { name }
        debtorTracedOn debtorTracedBy debtorTracedByLabel parties { role name } adviceLetters { id }
        sanctions { kind result carriedOutOn }
        dishonestListings { duty state removalReason interceptions { kind } creditRepairs { ground outcome } }
      } } }
    }`);
    return enforcementCases.edges.map(({ node }) => node).filter((one) => debtorOf(one) === name);
  }
});

const DUTY = `id instrumentNumber instance effectiveOn ordered amount performanceDueOn performedOn performance court { name }
  conductProgress conductNote plaintiffs { kind name idNumber } series { id }
  supervisionLedger { state result court { name } actions { step kind doneOn answer } }`;
const CROSS = `id typeCode cause basisNumber concludedOn conclusionMethod settlementPerformed crossEnforcementKind
  crossEnforcedOn crossEnforcementResult conductOrdered recoveredAmount settledTogether { id }
  court { name } originCourt { name } parties { role name } suspensions { reason }
  judgment { effectiveOn ordered performedOn court { level } }`;

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}
type Nodes<List extends string, Node> = Readonly<Record<List, Edges<Node>>>;
type Parties = readonly {
  readonly role: string;
  readonly kind: string;
  readonly name: string;
  readonly address: string;
}[];

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Payout {
  readonly amount: string;
  readonly payee: { readonly idNumber: string };
  readonly enforcementCase: {
    readonly parties: readonly { readonly role: string; readonly creditCode: string | null }[];
  };
}

interface EightThousand {
  readonly concludedOn: string;
  readonly propertyFound: boolean;
  readonly debtorAgency: { readonly region: { readonly code: string } };
  readonly judgment: { readonly effectiveOn: string };
  readonly controlMeasures: readonly { readonly kind: string }[];
}

interface Duty {
  readonly id: string;
  readonly performance: string;
  readonly plaintiffs: readonly { readonly kind: string; readonly idNumber: string | null }[];
  readonly series: readonly { readonly id: string }[];
  readonly instrumentNumber: string;
  readonly effectiveOn: string;
  readonly ordered: string;
  readonly amount: string;
  readonly performanceDueOn: string;
  readonly performedOn: string;
  readonly enforcementCase?: { readonly filedOn: string; readonly parties: Parties } | null;
  readonly supervisionLedger: {
    readonly actions: readonly {
      readonly step: string;
      readonly kind: string;
      readonly doneOn: string;
      answer: string;
    }[];
  };
}

interface Prosecution {
  readonly convicted: boolean | null;
  readonly judgedOn: string;
  readonly referredOn: string | null;
  readonly reviewedOn: string | null;
}

interface Breach {
  readonly noticeServedOn: string;
  readonly breachedOn: string;
  readonly orderedToRecoverOn: string;
  readonly finedOn: string;
  readonly enforcementCase: { readonly parties: Parties; readonly sanctions: readonly { readonly result: string }[] };
}

interface Rates {
  readonly actualPerformanceRate: string;
  readonly procedureTerminationRate: string;
  readonly preservationRate: string;
  readonly recoveryRate: string;
}

interface Debtor {
  readonly recoveredAmount: string;
  readonly debtorTracedOn: string | null;
  readonly cause: string;
  readonly parties: Parties;
  readonly sanctions: readonly { readonly kind: string; readonly carriedOutOn: string }[];
  readonly dishonestListings: readonly object[];
}

interface Campaign {
  readonly fromDate: string;
  readonly toDate: string;
  readonly courts: readonly { readonly level: string }[];
}

interface CrossEnforced {
  readonly id: string;
  readonly settledTogether: readonly { readonly id: string }[];
  readonly crossEnforcedOn: string | null;
  readonly basisNumber: string;
  readonly parties: Parties;
  readonly suspensions: readonly object[];
  readonly judgment: { readonly ordered: string } | null;
}

function debtorOf({ parties }: { readonly parties: Parties }): string {
  return parties.find(({ role }) => role === 'DEBTOR')!.name;
}

function changes(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => value - values[i]!);
}
