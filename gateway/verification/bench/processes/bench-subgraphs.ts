import { listenBenchSubgraphs } from './listen-bench-subgraphs.ts';
import { answerMain, sayListening } from './messages.ts';

const served = { requests: 0, bytes: 0 };
const { urls } = await listenBenchSubgraphs(served);
answerMain('served', () => ({ ...served }));
sayListening(urls);
