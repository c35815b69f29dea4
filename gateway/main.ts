import { ConfigError, configTable, readConfig } from './config.ts';
import { createGateway } from './gateway.ts';

if (process.argv.includes('--help')) {
  console.log(`Starts the gateway alone. It is told by the environment:\n\n${configTable()}`);
} else {
  try {
    const gateway = await createGateway(readConfig(process.env));
    process.on('SIGHUP', () => void gateway.reload());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void gateway.stop());
    }
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
  }
}
