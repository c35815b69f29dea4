import { AUDIENCE_TITLES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import { CannotListenError } from '../../subgraphs/shared/http/listen-on.ts';

import { MOCK_TODAY, openMock } from './open-mock.ts';

export interface MockRequest {
  readonly audience: Audience;
  readonly seed: number;
  readonly port: number;
  readonly origins: readonly string[];
}

/** The addresses at which the development servers of Vite, Next.js and webpack serve pages. */
const DEVELOPMENT_ORIGINS = [5173, 4173, 3000, 8080].flatMap((port) => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
]);

/** Serves made-up data until it gets a signal. */
export async function runMock({ audience, seed, port, origins }: MockRequest): Promise<void> {
  try {
    const mock = await openMock({
      audience,
      seed,
      host: '127.0.0.1',
      port,
      corsOrigins: [...DEVELOPMENT_ORIGINS, ...origins],
      onIgnored: (condition) =>
        console.warn(`模拟数据不支持筛选条件 ${condition}，未按它筛选。The mock does not filter by ${condition}.`),
    });
    console.log(welcome(mock.url, audience, seed));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void mock.stop());
    }
  } catch (error) {
    const hint = error instanceof CannotListenError ? '\n换一个端口 another port: npm run mock -- --port 4401' : '';
    console.error(`${error instanceof Error ? error.message : String(error)}${hint}`);
    process.exitCode = 1;
  }
}

function welcome(url: string, audience: Audience, seed: number): string {
  return [
    '',
    `联执模拟服务已启动：${AUDIENCE_TITLES[audience]}（${audience}）看到的模式，数据全部虚构，不用数据库，不用令牌。`,
    `The mock is up: the slice of ${audience}; all data is made up, without a database and without tokens.`,
    '',
    `  GraphQL    ${url}/graphql`,
    `  模式 SDL   ${url}/schema.graphql`,
    `  错误代码   ${url}/errors`,
    `  今天       ${MOCK_TODAY}   种子 seed ${seed}（同一种子，数据相同 the same seed, the same data）`,
    '',
    '想看出错时的界面 To see an error:',
    `  ${url}/graphql?mockError=RATE_LIMITED`,
    `  ${url}/graphql?mockError=SUBGRAPH_TIMEOUT&mockPath=supervisionLedgers.edges.node.agency`,
    `想看加载中的界面 To see it load slowly: ${url}/graphql?mockDelayMs=3000`,
    '',
    'Ctrl-C 停止 stops it.',
  ].join('\n');
}
