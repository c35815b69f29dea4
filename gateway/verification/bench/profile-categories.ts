/** One node of a V8 CPU profile. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}

export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds between a sample and the one before. */
  readonly timeDeltas: readonly number[];
}

/** The categories of time, in the order in which a frame is matched. */
const CATEGORIES: readonly (readonly [string, RegExp])[] = [
  ['writing the response, joining, planning', /\/gateway\/(execution|planning)\//],
  ['subgraph client', /\/gateway\/subgraph-client\//],
  [
    'rights, envelopes, ledger',
    /\/gateway\/(authentication|authorization|access-ledger)\/|\/subgraphs\/shared\/(envelope|access)\//,
  ],
  ['HTTP in, request scope, log', /\/gateway\/(http|serving|graphql|verification)\/|\/gateway\/[^/]+\.ts/],
  ['undici', /\/node_modules\/undici\/|internal\/deps\/undici/],
  [
    'make-fetch-happen and related packages',
    /\/node_modules\/(make-fetch-happen|minipass|cacache|agent-base|@npmcli|socks|http-cache-semantics|node-fetch|negotiator|promise-retry|ssri)/,
  ],
  ['retry and breaker library', /\/node_modules\/cockatiel\//],
  ['Apollo Server', /\/node_modules\/@apollo\/server/],
  ['@apollo/gateway', /\/node_modules\/@apollo\/(gateway|federation-internals|query-planner|query-graphs|subgraph)/],
  ['graphql-js', /\/node_modules\/graphql\//],
  ['node:http', /node:_http|node:internal\/http|node:http/],
  ['sockets and streams', /node:(internal\/)?(net|streams?|stream_base_commons|events|buffer|dns|tls|_tls)/],
  ['stack traces', /node:internal\/(source_map|per_context|errors)/],
  ['abort signals and events', /node:internal\/(abort_controller|event_target|webidl)/],
  ['addresses', /node:(internal\/)?(url|querystring|idna)/],
  [
    'promises, timers, async context',
    /node:internal\/(process|async|timers|promise|perf)|node:(timers|async_hooks|diagnostics_channel)/,
  ],
];

/** Microseconds of CPU by category. A frame without a file, such as a builtin, counts for its caller. */
export function timeByCategory({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<string, number> {
  const category = categoriesOf(nodes);
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const name = category.get(id) ?? 'other';
    if (name === 'idle') {
      return;
    }
    // The profiler gives a delta before its sample; the time belongs to what was running until the next one.
    times.set(name, (times.get(name) ?? 0) + Math.max(0, timeDeltas[index + 1] ?? 0));
  });
  return times;
}

function categoriesOf(nodes: readonly ProfileNode[]): ReadonlyMap<number, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const categories = new Map<number, string>();
  const visit = (node: ProfileNode, inherited: string): void => {
    const own = ownCategory(node, inherited);
    categories.set(node.id, own);
    for (const child of node.children ?? []) {
      const next = byId.get(child);
      if (next !== undefined) {
        visit(next, own);
      }
    }
  };
  const root = nodes[0];
  if (root !== undefined) {
    visit(root, 'other');
  }
  return categories;
}

function ownCategory({ callFrame: { functionName, url } }: ProfileNode, inherited: string): string {
  if (functionName === '(garbage collector)') {
    return 'garbage collection';
  }
  if (functionName === '(idle)') {
    return 'idle';
  }
  if (functionName === '(program)') {
    return 'engine and kernel, outside JavaScript';
  }
  if (url === '') {
    return SYSTEM_CALLS.has(functionName) ? 'system calls of sockets' : inherited;
  }
  return CATEGORIES.find(([, pattern]) => pattern.test(url))?.[0] ?? 'other';
}

/** Methods of libuv's handles: the time of the kernel's part of a socket. */
const SYSTEM_CALLS = new Set([
  'writev',
  'writeUtf8String',
  'writeLatin1String',
  'writeAsciiString',
  'writeBuffer',
  'readStart',
  'connect',
  'shutdown',
]);
