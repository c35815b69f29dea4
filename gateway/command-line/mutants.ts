import { Command } from 'commander';

import { KINDS, type Kind, type MutantOptions } from '../verification/mutants/options.ts';

import { oneOf, repeated, UsageError } from './option-values.ts';

/** `lianzhi mutants [kinds...]`: each rule, filter and hook deleted in turn. */
export function mutantsCommand(judge: (options: MutantOptions) => Promise<void> = load): Command {
  return new Command('mutants')
    .summary('each rule, filter and hook deleted in turn, and which test fails')
    .description(
      'Deletes each access rule, each row filter and each hook of the gateway in turn, and checks that a test fails. ' +
        'Prints each with the test that fails; exits with 1 where none does. All of them take 15 to 40 minutes.',
    )
    .argument('[kinds...]', `only these of ${KINDS.join(', ')}`, repeated(oneOf('A kind of mutant', KINDS)))
    .option('--only <name>', 'this one alone, as the list names it')
    .option('--write', 'write a run of all into gateway/verification/mutants/last-run.md', false)
    .action((given: readonly Kind[], { only, write }: { readonly only?: string; readonly write: boolean }) => {
      const kinds = given.length > 0 ? given : KINDS;
      if (write && (only !== undefined || kinds.length < KINDS.length)) {
        throw new UsageError('--write goes with a run of all mutants.');
      }
      return judge({ kinds, isWritten: write, ...(only !== undefined && { only }) });
    });
}

async function load(options: MutantOptions): Promise<void> {
  const { judgeMutants } = await import('../verification/mutants/mutants-command.ts');
  await judgeMutants(options);
}
