import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { holdPort } from './hold-port.ts';

let records: string;
let port: number;
beforeEach(async () => {
  records = await mkdtemp(join(tmpdir(), 'lianzhi-port-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
});
afterEach(() => rm(records, { recursive: true }));

const hold = () => holdPort(port, '127.0.0.1', records);

describe('the port of npm start', () => {
  it('is held from the first moment: a second start is told the process, in Chinese too, before it does anything', async () => {
    const held = await hold();
    await expect(hold()).rejects.toThrow(`联执已在端口 ${port} 上运行，进程 ${process.pid}。`);
    await expect(hold()).rejects.toThrow(`Already running on port ${port}, pid ${process.pid}.`);
    await held.leave();
    expect(await readdir(records)).toEqual([]);
    await (await hold()).leave();
  });

  it('answers meanwhile that the start is not over', async () => {
    const held = await hold();
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('联执正在启动');
    await held.free();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    await held.leave();
  });

  it.each([
    ['without a record', undefined],
    ['with the record of a process that was killed', '{"pid":4194304}'],
    ['with a record that cannot be read', '{'],
  ])('taken by another program, %s, is said so', async (_, record) => {
    if (record !== undefined) {
      await writeFile(join(records, `${port}.json`), record);
    }
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await expect(hold()).rejects.toThrow(`端口 ${port} 已被其他程序占用。Port ${port} is in use by another program.`);
    await new Promise((resolve) => other.close(resolve));
  });
});
