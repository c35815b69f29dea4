import type { Hook } from './mutation.ts';

const LINKS = ['subgraphs/ruled-links.test.ts'];
const LISTING = ['subgraphs/credit/published-listing/published-listing.test.ts'];
const CHECK = ['subgraphs/credit/credit-check/credit-check.test.ts'];

/** Links of a record in sight to what need not be, and what of the list of dishonest debtors is published. */
export const OF_FORMS: readonly Hook[] = [
  {
    name: 'link: an inquiry’s party',
    file: 'subgraphs/assets/inquiry-request/inquiry-request.resolver.ts',
    from: 'return (await isShownWith(context, InquiryRequest.name, id, WITH_CASE)) ? { id: subjectPartyId } : null;',
    to: 'return isShownWith && context ? { id: subjectPartyId } : null;',
    tests: LINKS,
    only: 'in assets ',
  },
  {
    name: 'link: an inquiry’s case',
    file: 'subgraphs/assets/inquiry-request/inquiry-request.resolver.ts',
    from: 'return (await isShownWith(context, InquiryRequest.name, id, WITH_CASE)) ? { id: caseId } : null;',
    to: 'return context ? { id: caseId } : null;',
    tests: LINKS,
    only: 'in assets ',
  },
  {
    name: 'link: a measure’s case',
    file: 'subgraphs/credit/subject/subject-bound.ts',
    from: 'return (await isShownWithCase(this, context, info)) ? { id: this.caseId } : null;',
    to: 'return context && info ? { id: this.caseId } : null;',
    tests: LINKS,
    only: 'in credit ',
  },
  {
    name: 'link: a measure’s party',
    file: 'subgraphs/credit/subject/subject-bound.ts',
    from: 'return (await isShownWithCase(this, context, info)) ? { id: this.partyId } : null;',
    to: 'return context && info ? { id: this.partyId } : null;',
    tests: LINKS,
    only: 'in credit ',
  },
  {
    name: 'link: a breach’s case',
    file: 'subgraphs/linkage/assistance-breach/assistance-breach.resolver.ts',
    from: 'return (await isShownWith(context, AssistanceBreach.name, id, WITH_CASE)) ? { id: caseId } : null;',
    to: 'return context ? { id: caseId } : null;',
    tests: LINKS,
    only: 'in linkage ',
  },
  {
    name: 'link: a mention’s case',
    file: 'subgraphs/linkage/circular/circular-mention.resolver.ts',
    from: 'return (await isShownWith(context, CircularMention.name, id, WITH_CASE)) ? { id: caseId } : null;',
    to: 'return context ? { id: caseId } : null;',
    tests: LINKS,
    only: 'in linkage ',
  },
  {
    name: 'link: a circular’s issuer',
    file: 'subgraphs/linkage/circular/circular.resolver.ts',
    from: 'return (await isShownWith(context, Circular.name, id, WITH_AGENCY)) ? { id: issuerAgencyId } : null;',
    to: 'return context ? { id: issuerAgencyId } : null;',
    tests: LINKS,
    only: 'in linkage ',
  },
  {
    name: 'link: a conference’s convener',
    file: 'subgraphs/linkage/joint-conference/joint-conference.resolver.ts',
    from: 'return (await isShownWith(context, JointConference.name, id, WITH_AGENCY)) ? { id: convenerAgencyId } : null;',
    to: 'return context ? { id: convenerAgencyId } : null;',
    tests: LINKS,
    only: 'in linkage ',
  },
  {
    name: 'link: a meeting’s convener',
    file: 'subgraphs/linkage/meeting/meeting.resolver.ts',
    from: 'return (await isShownWith(context, Meeting.name, id, WITH_AGENCY)) ? { id: convenerAgencyId } : null;',
    to: 'return context ? { id: convenerAgencyId } : null;',
    tests: LINKS,
    only: 'in linkage ',
  },
  {
    name: 'published: no minor',
    file: 'subgraphs/credit/published-listing/published-listing.list.ts',
    from: "always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },",
    to: "always: { state: 'PUBLISHED', publishedOn: { $ne: null } },",
    tests: LISTING,
  },
  {
    name: 'published: nothing that was removed or suspended',
    file: 'subgraphs/credit/published-listing/published-listing.list.ts',
    from: "always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },",
    to: 'always: { minor: false, publishedOn: { $ne: null } },',
    tests: LISTING,
  },
  {
    name: 'published: nothing that is not published yet',
    file: 'subgraphs/credit/published-listing/published-listing.list.ts',
    from: "always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },",
    to: "always: { minor: false, state: 'PUBLISHED' },",
    tests: LISTING,
  },
  {
    name: 'credit check: nothing that was removed or suspended',
    file: 'subgraphs/credit/credit-check/credit-check.resolver.ts',
    from: "      state: 'PUBLISHED',\n",
    to: '',
    tests: CHECK,
  },
  {
    name: 'credit check: no minor',
    file: 'subgraphs/credit/credit-check/credit-check.resolver.ts',
    from: '      minor: false,\n',
    to: '',
    tests: CHECK,
  },
  {
    name: 'credit check: in force',
    file: 'subgraphs/credit/credit-check/credit-check.resolver.ts',
    from: '...inForceOn(dateInShanghai(context.now)),',
    to: '',
    tests: CHECK,
  },
];
