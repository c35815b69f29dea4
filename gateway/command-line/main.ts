import { lianzhi } from './program.ts';
import { run } from './run.ts';

const exitCode = await run(lianzhi(), process.argv.slice(2));
if (exitCode !== 0) {
  process.exitCode = exitCode;
}
