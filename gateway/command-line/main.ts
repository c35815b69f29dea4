import { lianzhi } from './program.ts';
import { run } from './run.ts';

// Whoever reads the output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});
const exitCode = await run(lianzhi(), process.argv.slice(2));
if (exitCode !== 0) {
  process.exitCode = exitCode;
}
