import { bearerHeaders, PERSONAS, type Bearer } from '../../gateway/authentication/issuing/personas.ts';

import type { AskGraph } from './graph-answer.ts';
import { graphAt } from './sample-graph.ts';

/** The audiences that are told figures of case level. */
export const FIGURE_AUDIENCES = ['court', 'committee', 'assessment', 'analyst'] as const;

export type FigureAudience = (typeof FIGURE_AUDIENCES)[number];

/** Gives somebody who asks for the figures of a region. */
export type AskAs = (region: string) => Promise<AskGraph>;

/** Asks the gateway at an address as an audience, with tokens of this machine's development key. */
export function askAsAudience(url: string, audience: FigureAudience): AskAs {
  return async (region) => graphAt(url, await bearerHeaders(viewerOf(audience, region)));
}

/**
 * The Supreme Court and analysts of the whole country ask for any region; a committee and an assessment office for their
 * own.
 */
function viewerOf(audience: FigureAudience, region: string): Bearer {
  const { claims } = PERSONAS[audience];
  return claims !== null && (audience === 'committee' || audience === 'assessment') ? { ...claims, region } : audience;
}
