import { BlockList, isIPv6 } from 'node:net';

import type { Audience } from '../../subgraphs/shared/access/viewer.ts';
import { bearerToken, PERSONAS } from '../authentication/issuing/personas.ts';

import { jsonAnswer, type Answer } from './answer.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * `/personas.json`: the personas of the explorer, each with a new token. Whoever can read it gets their rights, so it is
 * served only while the development key is in use, and only to this machine.
 */
export async function personasRoute(): Promise<Answer> {
  const audiences = Object.keys(PERSONAS) as Audience[];
  const personas = audiences.map(async (audience) => {
    const { label, sees } = PERSONAS[audience];
    return { audience, label, sees, token: await bearerToken(audience) };
  });
  return jsonAnswer(200, await Promise.all(personas));
}

/** Whether a connection comes from this machine. The kernel reports the address; a client cannot forge it in a header. */
export function fromThisMachine(remoteAddress: string | undefined): boolean {
  return remoteAddress !== undefined && LOOPBACK.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}
