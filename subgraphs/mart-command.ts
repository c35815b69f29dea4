import { readSubgraphConfig, SubgraphConfigError } from './config.ts';
import { SUBGRAPHS } from './definitions.ts';
import { clockOf } from './shared/clock.ts';
import { MartIsBeingBuilt } from './shared/mart/build-lock.ts';
import { buildMart, MartDiffers } from './shared/mart/build-mart.ts';
import { martKey } from './shared/mart/mart-key.ts';
import { UnreadableColumn } from './shared/mart/mart-values.ts';
import { OfficeLost } from './shared/mart/office-rows.ts';
import { reportFault } from './subgraph-command.ts';

/** Builds the mart of a subgraph anew, by the variables of that subgraph. The one before serves until it is done, and if it fails. */
export async function runMart(
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  try {
    const { config, secrets } = readSubgraphConfig(name, env);
    const { martFolder } = config.statistics;
    if (martFolder === null) {
      throw new SubgraphConfigError(['MART_FOLDER is not set.']);
    }
    const started = performance.now();
    const { asOf } = await buildMart(SUBGRAPHS[config.name], {
      database: config.database,
      ssl: config.databaseSsl,
      folder: martFolder,
      key: martKey(secrets.cursorKey, config.name),
      now: clockOf(config.today),
      onTable: (table, rows) => console.log(`${config.name}: ${table}, ${rows.toLocaleString('en')} rows`),
    });
    console.log(`${config.name}: as of ${asOf}, in ${Math.round((performance.now() - started) / 1000)} s`);
  } catch (error) {
    if ([MartDiffers, MartIsBeingBuilt, OfficeLost, UnreadableColumn].some((kind) => error instanceof kind)) {
      console.error((error as Error).message);
      process.exitCode = 1;
    } else {
      reportFault(error);
    }
  }
}
