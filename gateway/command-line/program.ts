import { Command } from 'commander';

import { accessDiffCommand } from './access-diff.ts';
import { accessFuzzCommand } from './access-fuzz.ts';
import { benchDataPathCommand } from './bench-data-path.ts';
import { benchOfficeViewsCommand } from './bench-office-views.ts';
import { benchStatisticsCommand } from './bench-statistics.ts';
import { benchCommand } from './bench.ts';
import { codegenCommand } from './codegen.ts';
import { columnsCommand } from './columns.ts';
import { demoAccessCommand } from './demo-access.ts';
import { diffFuzzCommand } from './diff-fuzz.ts';
import { doctorCommand } from './doctor.ts';
import { federationGraphsCommand } from './federation-graphs.ts';
import { figuresCommand } from './figures.ts';
import { gatewayCommand } from './gateway.ts';
import { initCommand } from './init.ts';
import { ledgerCommand } from './ledger.ts';
import { loadsCommand } from './loads.ts';
import { martCommand } from './mart.ts';
import { migrateCommand } from './migrate.ts';
import { migrationsCommand } from './migrations.ts';
import { mockCommand } from './mock.ts';
import { mutantsCommand } from './mutants.ts';
import { queriesCommand } from './queries.ts';
import { readmeCommand } from './readme.ts';
import { seedCommand } from './seed.ts';
import { sliceCommand } from './slice.ts';
import { startCommand } from './start.ts';
import { subgraphCommand } from './subgraph.ts';
import { testDataCommand } from './test-data.ts';
import { tokenCommand } from './token.ts';
import { witnessCommand } from './witness.ts';

/** Every command by what it is for, in the order of the help. None loads its implementation before it runs. */
const COMMANDS = {
  'Run the graph:': [startCommand, gatewayCommand, subgraphCommand, initCommand],
  'Data:': [migrateCommand, martCommand, seedCommand, figuresCommand, doctorCommand, columnsCommand],
  'Access:': [tokenCommand, ledgerCommand, witnessCommand, sliceCommand, accessDiffCommand, demoAccessCommand],
  'Clients:': [mockCommand],
  'Generated files:': [codegenCommand, migrationsCommand, readmeCommand, queriesCommand],
  'Verification:': [
    testDataCommand,
    benchCommand,
    benchDataPathCommand,
    benchStatisticsCommand,
    benchOfficeViewsCommand,
    diffFuzzCommand,
    federationGraphsCommand,
    accessFuzzCommand,
    mutantsCommand,
    loadsCommand,
  ],
};

/** The program with all its commands. */
export function lianzhi(): Command {
  const program = new Command('lianzhi').description(
    'One GraphQL graph over the data that courts and agencies hold about enforcing judgments.',
  );
  for (const [group, commands] of Object.entries(COMMANDS)) {
    for (const command of commands) {
      program.addCommand(command().helpGroup(group));
    }
  }
  return program;
}
