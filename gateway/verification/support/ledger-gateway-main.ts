/** A gateway over the register of people, in a process that a test kills. Prints the address where it listens. */
import { pino } from 'pino';

import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';

import { REGISTER_SUBGRAPHS, REGISTER_SUPERGRAPH } from './register-graph.ts';

const gateway = await createGateway(readConfig(process.env), {
  supergraphSdl: REGISTER_SUPERGRAPH,
  subgraphs: REGISTER_SUBGRAPHS,
  logger: pino({ level: 'error' }),
});
process.once('SIGTERM', () => void gateway.stop());
process.stdout.write(`${JSON.stringify({ url: gateway.url })}\n`);
