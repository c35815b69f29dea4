import { BlockList, isIPv4, isIPv6 } from 'node:net';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import { bearerToken, PERSONAS } from '../authentication/issuing/personas.ts';

import { jsonAnswer, type Answer } from './answer.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * `/personas.json`: the personas of the explorer, each with a new token. Whoever can read it gets their rights, so it is
 * served only while the development key is in use, and only to this machine under a name of its own.
 */
export async function personasRoute(): Promise<Answer> {
  const audiences = Object.keys(PERSONAS) as Audience[];
  const personas = audiences.map(async (audience) => {
    const { label, sees } = PERSONAS[audience];
    return { audience, label, sees, token: await bearerToken(audience) };
  });
  return jsonAnswer(200, await Promise.all(personas));
}

/**
 * Whether a request names this machine as its host. Threat: DNS rebinding. A page of another site whose name is changed to
 * 127.0.0.1 after it was loaded, is of the same origin as the gateway for the browser, and its requests come from this machine;
 * but they name that site. Without a host, nothing is known of who asks.
 *
 * @param host the header, with its port
 */
export function namesThisMachine(host: string | undefined): boolean {
  const name = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@\s]+))(?::\d{1,5})?$/i.exec(host ?? '');
  const [, v6, other = ''] = name ?? [];
  if (v6 !== undefined) {
    return isIPv6(v6) && LOOPBACK.check(v6, 'ipv6');
  }
  return /^([a-z0-9-]+\.)*localhost$/i.test(other) || (isIPv4(other) && LOOPBACK.check(other, 'ipv4'));
}

/** Whether a connection comes from this machine. The kernel reports the address; a client cannot forge it in a header. */
export function fromThisMachine(remoteAddress: string | undefined): boolean {
  return remoteAddress !== undefined && LOOPBACK.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}
