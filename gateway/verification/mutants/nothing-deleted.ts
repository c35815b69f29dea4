/** What is noticed though nothing was deleted: then a mutant that is noticed says nothing. */
export class NothingDeleted extends Error {
  constructor(faults: readonly string[]) {
    super(`Faults are found where nothing was deleted:\n${faults.join('\n')}`);
    this.name = 'NothingDeleted';
  }
}
