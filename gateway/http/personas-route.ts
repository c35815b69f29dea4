import { PERSONAS, personaToken } from '../authentication/development/personas.ts';

import { jsonAnswer, type Answer } from './answer.ts';

/** How long a persona's token is good; whoever keeps the explorer open longer loads it again. */
const HOURS = 8;

/**
 * `/personas.json`: whom the explorer may play, each with a token made now. It hands out rights to whoever asks, so it is
 * there only where the development key is in use, and for this machine alone.
 */
export async function personasRoute(): Promise<Answer> {
  const personas = Object.entries(PERSONAS).map(async ([audience, persona]) => {
    const { label, sees } = persona;
    return { audience, label, sees, token: await personaToken(persona, HOURS) };
  });
  return jsonAnswer(200, await Promise.all(personas));
}
