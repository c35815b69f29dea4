import { Command } from 'commander';

import type { MockRequest } from '../../codegen/mock/mock-command.ts';
import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';

import { oneOf, repeated, UsageError, wholeNumber } from './option-values.ts';

interface Values {
  readonly audience?: Audience;
  readonly port: number;
  readonly seed: number;
  readonly origin?: readonly string[];
}

const AFTER = `
Requests need no token: all are the audience's. The address says what goes wrong:
请求不需要令牌，都算作该身份的。想要什么错误，写在网址里：

  /graphql?mockError=RATE_LIMITED                        the whole request is refused 整个请求被拒绝
  /graphql?mockError=SUBGRAPH_TIMEOUT&mockPath=viewer    one value is missing 缺一个值
  /graphql?mockDelayMs=3000                              a slow answer 慢答复`;

/** `lianzhi mock`: the schema of an audience over made-up data, for client developers. */
export function mockCommand(serve: (request: MockRequest) => Promise<void> = load): Command {
  return new Command('mock')
    .summary('the schema of an audience over made-up data, for client developers; no database')
    .description(
      'Serves the schema as an audience sees it, over made-up data in Chinese that is the same at every start: pages, filters, ' +
        'orders, denied fields and errors behave as in the graph. No database, no token. ' +
        '模拟服务：按某类用户的模式返回虚构的中文数据，供客户端开发。',
    )
    .option('--audience <name>', `one of ${AUDIENCES.join(', ')}`, oneOf('--audience', AUDIENCES))
    .option('--port <n>', 'port to listen on, on this machine only', wholeNumber('--port', 0, 65_535), 4400)
    .option('--seed <n>', 'another number, other data', wholeNumber('--seed', 0, 4_294_967_295), 1)
    .option(
      '--origin <origin>',
      'whose pages may ask too, beside localhost on the usual ports of development servers; may be repeated',
      repeated(origin),
    )
    .addHelpText('after', AFTER)
    .action(async ({ audience, port, seed, origin: origins = [] }: Values) => {
      if (audience === undefined) {
        throw new UsageError(`--audience is one of ${AUDIENCES.join(', ')}.`);
      }
      await serve({ audience, port, seed, origins });
    });
}

function origin(text: string): string {
  if (!URL.canParse(text) || new URL(text).origin !== text) {
    throw new UsageError('--origin is an origin without a path, such as http://localhost:5174.');
  }
  return text;
}

async function load(request: MockRequest): Promise<void> {
  const { runMock } = await import('../../codegen/mock/mock-command.ts');
  await runMock(request);
}
