import { Command } from 'commander';

import { KINDS, type Kind, type MutantOptions } from '../verification/mutants/options.ts';

import { oneOf, repeated, UsageError } from './option-values.ts';

/** `lianzhi mutants [kinds...]`: rules, filters and checks removed one at a time. */
export function mutantsCommand(runAll: (options: MutantOptions) => Promise<void> = load): Command {
  return new Command('mutants')
    .summary('access rules, row filters and checks removed one at a time, and the test that fails')
    .description(
      'Deletes each access rule and each row filter, and applies each mutation of the code, one at a time, and checks that a ' +
        'test fails. Prints what killed each; exits with 1 where one survived. All of them take 15 to 40 minutes.',
    )
    .argument('[kinds...]', `only these of ${KINDS.join(', ')}`, repeated(oneOf('A kind of mutant', KINDS)))
    .option('--only <name>', 'only the mutant of this name; of mutations, those whose meaning contains it')
    .option('--write', 'write a run of all to .data/mutants.md, its summary to the README', false)
    .action((given: readonly Kind[], { only, write }: { readonly only?: string; readonly write: boolean }) => {
      const kinds = given.length > 0 ? given : KINDS;
      if (write && (only !== undefined || kinds.length < KINDS.length)) {
        throw new UsageError('--write goes with a run of all mutants.');
      }
      return runAll({ kinds, isWritten: write, ...(only !== undefined && { only }) });
    });
}

async function load(options: MutantOptions): Promise<void> {
  const { runMutants } = await import('../verification/mutants/mutants-command.ts');
  await runMutants(options);
}
