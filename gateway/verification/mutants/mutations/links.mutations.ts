import { inFile, type Mutation } from './mutation.ts';

const LINKAGE_TEST = { files: ['subgraphs/ruled-links.test.ts'], only: 'in linkage ' };

/** Links from a visible record to one that may be hidden. */
export const LINKS: readonly Mutation[] = [
  ...inFile(
    'subgraphs/assets/inquiry-request/inquiry-request.resolver.ts',
    { files: ['subgraphs/ruled-links.test.ts'], only: 'in assets ' },
    [
      {
        meaning: 'An inquiry shows its party although its case is hidden.',
        replace:
          'return (await isShownWith(context, InquiryRequest.name, id, WITH_CASE)) ? { id: subjectPartyId } : null;',
        by: 'return isShownWith && context ? { id: subjectPartyId } : null;',
      },
      {
        meaning: 'An inquiry shows its case although the case is hidden.',
        replace: 'return (await isShownWith(context, InquiryRequest.name, id, WITH_CASE)) ? { id: caseId } : null;',
        by: 'return context ? { id: caseId } : null;',
      },
    ],
  ),
  ...inFile(
    'subgraphs/credit/subject/subject-bound.ts',
    { files: ['subgraphs/ruled-links.test.ts'], only: 'in credit ' },
    [
      {
        meaning: 'A credit measure shows its case although the case is hidden.',
        replace: 'return (await isShownWithCase(this, context, info)) ? { id: this.caseId } : null;',
        by: 'return context && info ? { id: this.caseId } : null;',
      },
      {
        meaning: 'A credit measure shows its party although its case is hidden.',
        replace: 'return (await isShownWithCase(this, context, info)) ? { id: this.partyId } : null;',
        by: 'return context && info ? { id: this.partyId } : null;',
      },
    ],
  ),
  ...inFile('subgraphs/linkage/assistance-breach/assistance-breach.resolver.ts', LINKAGE_TEST, [
    {
      meaning: 'A breach shows its case although the case is hidden.',
      replace: 'return (await isShownWith(context, AssistanceBreach.name, id, WITH_CASE)) ? { id: caseId } : null;',
      by: 'return context ? { id: caseId } : null;',
    },
  ]),
  ...inFile('subgraphs/linkage/advice-letter/advice-letter.resolver.ts', LINKAGE_TEST, [
    {
      meaning: 'Advice shows its case although the case is hidden.',
      replace: 'return (await isShownWith(context, AdviceLetter.name, id, WITH_CASE)) ? { id: caseId } : null;',
      by: 'return context && id ? { id: caseId } : null;',
    },
    {
      meaning: 'Advice shows its procuratorate to viewers who may not see which one gave it.',
      replace:
        'return (await isShownWith(context, AdviceLetter.name, id, WITH_AGENCY)) ? { id: procuratorateId } : null;',
      by: 'return context && id ? { id: procuratorateId } : null;',
    },
  ]),
  ...inFile('subgraphs/linkage/circular/circular-mention.resolver.ts', LINKAGE_TEST, [
    {
      meaning: 'A circular’s mention shows its case although the case is hidden.',
      replace: 'return (await isShownWith(context, CircularMention.name, id, WITH_CASE)) ? { id: caseId } : null;',
      by: 'return context ? { id: caseId } : null;',
    },
  ]),
  ...inFile('subgraphs/linkage/circular/circular.resolver.ts', LINKAGE_TEST, [
    {
      meaning: 'A circular shows its issuer to viewers who may not see which agency issued it.',
      replace: 'return (await isShownWith(context, Circular.name, id, WITH_AGENCY)) ? { id: issuerAgencyId } : null;',
      by: 'return context ? { id: issuerAgencyId } : null;',
    },
  ]),
  ...inFile('subgraphs/linkage/joint-conference/joint-conference.resolver.ts', LINKAGE_TEST, [
    {
      meaning: 'A conference shows its convener to viewers who may not see it.',
      replace:
        'return (await isShownWith(context, JointConference.name, id, WITH_AGENCY)) ? { id: convenerAgencyId } : null;',
      by: 'return context ? { id: convenerAgencyId } : null;',
    },
  ]),
  ...inFile('subgraphs/linkage/meeting/meeting.resolver.ts', LINKAGE_TEST, [
    {
      meaning: 'A meeting shows its convener to viewers who may not see it.',
      replace: 'return (await isShownWith(context, Meeting.name, id, WITH_AGENCY)) ? { id: convenerAgencyId } : null;',
      by: 'return context ? { id: convenerAgencyId } : null;',
    },
  ]),
];
