/** Why a supergraph is not served; the message is for the operator. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError';

  constructor(reason: string) {
    super(`The supergraph is refused: ${reason}`);
  }
}

/** What `make` makes; whatever it throws is a reason to refuse the supergraph. @throws SupergraphError */
export function orSupergraphError<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw new SupergraphError(error instanceof Error ? error.message : String(error));
  }
}
