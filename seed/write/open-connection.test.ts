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
  expect(String(error)).toContain(`127.0.0.1:${port}`);
  expect(String(error)).toContain('ECONNREFUSED');
  expect(String(error)).not.toContain('hunter');
});
