import type { ConnectedSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';

import { openReferenceExecutor, type ReferenceExecutor, type ReferenceOptions } from './apollo-executor.ts';

/** The reference executor, opened when it is first asked: that costs as much as all the rest of a generation. */
export function lazyReference(
  options: Omit<ReferenceOptions, 'dataSourceOf'>,
  { dataSourceOf }: ConnectedSubgraphs,
): ReferenceExecutor {
  let opening: Promise<ReferenceExecutor> | undefined;
  return {
    async execute(requestContext) {
      opening ??= openReferenceExecutor({ ...options, dataSourceOf });
      return (await opening).execute(requestContext);
    },
    async stop() {
      await opening?.then(
        (reference) => reference.stop(),
        () => {},
      );
    },
  };
}
