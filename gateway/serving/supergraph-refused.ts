/** Why a supergraph is not served; the message is for the operator. */
export class SupergraphRefused extends Error {
  constructor(reason: string) {
    super(`The supergraph is refused: ${reason}`);
    this.name = 'SupergraphRefused';
  }
}

/** What `make` makes; whatever it throws is a reason to refuse. @throws SupergraphRefused */
export function refusing<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw new SupergraphRefused(error instanceof Error ? error.message : String(error));
  }
}
