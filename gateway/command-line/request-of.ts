import { Command } from 'commander';

import { run } from './run.ts';

/** For tests: the request that a command gets from a command line. @throws Error with the usage fault */
export async function requestOf<Request>(
  command: (implementation: (request: Request) => Promise<void>) => Command,
  ...line: readonly string[]
): Promise<Request | undefined> {
  let request: Request | undefined;
  const declared = command(async (given) => {
    request = given;
  });
  let fault = '';
  const terminal = { print: () => undefined, warn: (text: string) => void (fault += text) };
  const program = new Command('lianzhi').addCommand(declared);
  if ((await run(program, [declared.name(), ...line], terminal)) !== 0) {
    throw new Error(fault);
  }
  return request;
}
