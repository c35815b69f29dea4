import { CircularCourtMention } from '../../../subgraphs/linkage/circular/circular-court-mention.entity.ts';
import { courtsUnder } from '../../places/courts.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

interface OfCircular {
  readonly circularId: string;
  readonly regionCode: string;
  readonly issuedOn: string;
}

const NAMED = 3;
const PRAISED = 2;

/**
 * The courts that the circulars of one series praise and name: invented ones, since the source names none. Some are named
 * again and again.
 */
export function courtMentions(courtCode: string, random: Random, emit: Emit): (circular: OfCircular) => void {
  const basic = courtsUnder(courtCode).filter(({ level }) => level === 'BASIC');
  let before = new Map<string, number>();
  return (circular) => {
    const own = random.stream(circular.circularId);
    const named = new Map<string, number>();
    for (const [court, times] of before) {
      if (own.chance(0.4)) {
        named.set(court, times + 1);
      }
    }
    while (named.size < NAMED) {
      const { code } = own.pick(basic);
      named.set(code, (before.get(code) ?? 0) + 1);
    }
    const praised = new Set<string>();
    while (praised.size < PRAISED) {
      const { code } = own.pick(basic);
      if (!named.has(code)) {
        praised.add(code);
      }
    }
    const mention = (code: string, kind: 'NAMED' | 'PRAISED', consecutiveTimes: number, reason: string): void => {
      emit(CircularCourtMention, {
        ...circular,
        id: idOf('ck', `${circular.circularId}/${code}`),
        courtCode: code,
        kind,
        reason,
        consecutiveTimes,
      });
    };
    for (const [code, times] of named) {
      mention(code, 'NAMED', times, '执行进度落后，工作推进不力');
    }
    for (const code of praised) {
      mention(code, 'PRAISED', 0, '执行进度靠前，终本合规');
    }
    before = named;
  };
}
