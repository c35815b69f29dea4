import type { Supergraph } from '@apollo/federation-internals';

import { freshKeys, type EnvelopeKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeSigner } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { QueueDepth } from './fair-queue.ts';
import { httpTransport } from './http-transport.ts';
import { inProcessTransport } from './in-process-transport.ts';
import type { BreakerState } from './resilient-send.ts';
import { subgraphModels, type SubgraphModel } from './subgraph-models.ts';
import { openSubgraph, type Subgraph, type SubgraphOptions } from './subgraph.ts';
import type { SubgraphTransport } from './transport.ts';

/** The addresses of the subgraphs, and the limits of requests to each; see `SubgraphOptions`. */
export interface SubgraphClientOptions extends Omit<SubgraphOptions, 'onBreaker' | 'onRetry' | 'sharedBy'> {
  /** By public name. */
  readonly urls: Readonly<Record<string, string>>;
  /** Size of the largest reply that is read. */
  readonly replyBytes: number;
}

/** Connections, breakers and budgets belong to the subgraphs: they stay when another supergraph is loaded. */
export interface SubgraphConnections {
  /** By public name, for every subgraph that any supergraph so far contains. */
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  /** @throws Error with the name of a subgraph that has neither a handler nor an address */
  connect(supergraph: Supergraph): ConnectedSubgraphs;
  /** Of each subgraph's queue. */
  depths(): Readonly<Record<string, QueueDepth>>;
  close(): Promise<void>;
}

/** The subgraphs of one supergraph, by public name. */
export interface ConnectedSubgraphs {
  /** For `fetchSubgraph`. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly models: ReadonlyMap<string, SubgraphModel>;
}

/**
 * Connects to every subgraph in a supergraph: in this process if there is a handler, otherwise at its configured URL.
 * Requests are signed with the first of a subgraph's keys; a handler without keys does not verify, so a new key is used.
 * The URLs in the supergraph are ignored: composition ran on another machine, where they may mean other hosts.
 *
 * @param personal subgraphs in this process that answer who asks: they learn the viewer's name, purpose and expiry, and share
 *   no fetch between viewers
 */
export function connectSubgraphs(
  config: SubgraphClientOptions,
  keys: Readonly<Record<string, EnvelopeKeys>>,
  handlers: Readonly<Record<string, SubgraphHandler>>,
  onBreaker?: (subgraph: string, state: BreakerState) => void,
  personal: ReadonlySet<string> = new Set(),
): SubgraphConnections {
  const transports = new Map<string, SubgraphTransport>();
  const opened = new Map<string, Subgraph>();
  const open = (name: string): Subgraph => {
    const known = opened.get(name);
    if (known !== undefined) {
      return known;
    }
    const handler = handlers[name];
    const isPersonal = handler !== undefined && personal.has(name);
    const transport = transportOf(name, config, keys[name], handler, isPersonal);
    const subgraph = openSubgraph(name, transport, {
      ...config,
      sharedBy: isPersonal ? 'viewer' : 'rights',
      onBreaker: (state) => onBreaker?.(name, state),
    });
    transports.set(name, transport);
    opened.set(name, subgraph);
    return subgraph;
  };
  return {
    transports,
    connect(supergraph) {
      const models = subgraphModels(supergraph);
      const subgraphs = new Map([...models.keys()].map((name) => [name, open(name)]));
      return { models, subgraphs };
    },
    depths: () => Object.fromEntries([...opened].map(([name, subgraph]) => [name, subgraph.depth()])),
    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}

/** The client and the model of a subgraph in a plan. @throws Error if the supergraph does not contain it */
export function connectedSubgraph(
  { models, subgraphs }: ConnectedSubgraphs,
  name: string,
): { model: SubgraphModel; subgraph: Subgraph } {
  const [model, subgraph] = [models.get(name), subgraphs.get(name)];
  if (model === undefined || subgraph === undefined) {
    throw new Error(`The plan names a subgraph that the supergraph does not: ${name}.`);
  }
  return { model, subgraph };
}

function transportOf(
  name: string,
  { urls, connections, replyBytes, deadlineMs }: SubgraphClientOptions,
  keys: EnvelopeKeys = freshKeys(),
  handler: SubgraphHandler | undefined,
  isPersonal: boolean,
): SubgraphTransport {
  const sign = envelopeSigner(name, keys[0], { withPerson: isPersonal });
  if (handler !== undefined) {
    return inProcessTransport(handler, sign, replyBytes);
  }
  const url = Object.entries(urls).find(([subgraph]) => subgraph === name)?.[1];
  if (url === undefined) {
    throw new Error(`The supergraph names a subgraph that has no address: ${name}.`);
  }
  return httpTransport({ url, sign, connections, replyBytes, deadlineMs });
}
