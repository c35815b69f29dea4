import { Command } from 'commander';

/** `lianzhi codegen`: everything that is generated from the classes of the subgraphs. */
export function codegenCommand(generate: () => Promise<void> = load): Command {
  return new Command('codegen')
    .summary('schemas, supergraph, access matrix, typed client')
    .description(
      'Writes everything that is generated from the classes of the subgraphs: schemas, supergraph, access matrix, typed client.',
    )
    .action(() => generate());
}

async function load(): Promise<void> {
  const { writeGenerated } = await import('../../codegen/codegen-command.ts');
  await writeGenerated();
}
