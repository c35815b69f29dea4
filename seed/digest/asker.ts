import { PERSONAS, type Bearer } from '../../gateway/authentication/issuing/personas.ts';
import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

/** Somebody who would ask a question of the digest: an audience, and the place or unit that it is of. */
export interface Asker {
  readonly audience: Audience;
  /** The Chinese name of the audience with its court, region or unit, as the page shows it. */
  readonly label: string;
  readonly bearer: Bearer;
}

/** A court, by its 法院代字. */
export function court(code: string): Asker {
  return asker('court', `法院 ${code}`, { court: code });
}

/** The political-legal committee of a region. */
export function committee(region: string): Asker {
  return asker('committee', `政法委 ${region}`, { region });
}

/** The assessment office of a region. */
export function assessment(region: string): Asker {
  return asker('assessment', `考评办 ${region}`, { region });
}

/** The housing fund of Ganzi, a member unit of its joint conference. */
export const housingFund: Asker = { audience: 'member', label: '成员单位 甘孜州公积金中心', bearer: 'member' };

export const analyst: Asker = { audience: 'analyst', label: '数据分析', bearer: 'analyst' };

/** Without a token. */
export const everyone: Asker = { audience: 'public', label: '公众', bearer: 'public' };

function asker(audience: 'court' | 'committee' | 'assessment', label: string, of: object): Asker {
  const persona = PERSONAS[audience].claims;
  if (persona === null) {
    throw new RangeError(`${audience} has no token`);
  }
  const { subject, purpose } = persona;
  return { audience, label, bearer: { audience, subject, ...(purpose && { purpose }), ...of } };
}
