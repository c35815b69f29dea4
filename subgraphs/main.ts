import { runSubgraph } from './subgraph-command.ts';

/** What production starts: `node --import tsx subgraphs/main.ts cases`. `lianzhi subgraph --help` lists the variables. */
await runSubgraph(process.argv[2], process.env);
