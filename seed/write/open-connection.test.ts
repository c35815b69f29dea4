import { createServer, type AddressInfo } from 'node:net';

import { expect, it } from '@jest/globals';

import { openConnection } from './open-connection.ts';

it('an unreachable server is named by host and port, without account and password', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const error = await openConnection(`mysql://hunter:hunter2@127.0.0.1:${port}/x`).catch(
    (one: unknown) => one as Error,
  );
  expect(String(error)).toContain(`数据库服务器 127.0.0.1:${port} 连接不上。`);
  expect(String(error)).toContain('ECONNREFUSED: nothing listens there');
  expect(String(error)).not.toContain('hunter');
});
