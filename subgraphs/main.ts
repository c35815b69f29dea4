import { refuseOldNode } from './shared/needed-node.ts';

/** What production starts: `node --import tsx subgraphs/main.ts cases`. `--help` lists the variables. */
refuseOldNode();
const words = process.argv.slice(2);
if (words.includes('--help') || words.includes('-h')) {
  const { variablesHelp } = await import('./variables-help.ts');
  console.log(`Usage: node --import tsx subgraphs/main.ts <name>\n\n${variablesHelp()}`);
} else {
  const { runSubgraph } = await import('./subgraph-command.ts');
  await runSubgraph(words[0], process.env);
}
