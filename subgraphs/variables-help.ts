import { SUBGRAPH_VARIABLES } from './config.ts';

/** The variables of a subgraph's process, as `--help` shows them. */
export function variablesHelp(): string {
  const lines = SUBGRAPH_VARIABLES.map(([variable, meaning]) => `  ${variable.padEnd(28)}${meaning}`);
  return ['Variables:', ...lines].join('\n');
}
