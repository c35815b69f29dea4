import { refuseOldNode } from './shared/needed-node.ts';

/**
 * What production starts: `node --import tsx subgraphs/main.ts cases`; with `mart cases`, it builds that subgraph's mart and ends.
 * `--help` lists the variables.
 */
refuseOldNode();
const words = process.argv.slice(2);
if (words.includes('--help') || words.includes('-h')) {
  const { variablesHelp } = await import('./variables-help.ts');
  console.log(`Usage: node --import tsx subgraphs/main.ts [mart] <name>\n\n${variablesHelp()}`);
} else if (words[0] === 'mart') {
  const { runMart } = await import('./mart-command.ts');
  await runMart(words[1], process.env);
} else {
  const { runSubgraph } = await import('./subgraph-command.ts');
  await runSubgraph(words[0], process.env);
}
