import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

/**
 * Hive Gateway as a contender, as in its documentation for node:http. What the bench does not use is off, as in the others:
 * its own log, landing page, health checks and explorer.
 */
const { supergraphFile, subgraphs, planner, sharing } = JSON.parse(process.argv[2]);
const transportEntries = Object.fromEntries(
  Object.entries(subgraphs).map(([name, location]) => [
    name,
    { location, options: { deduplicateInflightRequests: sharing } },
  ]),
);
const runtime = createGatewayRuntime({
  supergraph: readFileSync(supergraphFile, 'utf8'),
  ...(planner === 'native' && { unifiedGraphHandler }),
  transportEntries,
  logging: false,
  landingPage: false,
  graphiql: false,
});
const server = createServer(runtime);
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => process.send?.({ listening: `http://127.0.0.1:${server.address().port}/graphql` }));
