import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';

import { lianzhi } from './program.ts';
import { run } from './run.ts';

const SECRET = 'mysql://root:secret@db';

/** Every command, by the words that name it. */
const LINES = lianzhi().commands.flatMap((command) => [
  [command.name()],
  ...command.commands.map((subcommand) => [command.name(), subcommand.name()]),
]);

async function type(...line: string[]) {
  let out = '';
  let err = '';
  const terminal = { print: (text: string) => void (out += text), warn: (text: string) => void (err += text) };
  return { code: await run(lianzhi(), line, terminal), out, err };
}

function commandAt([name, ...others]: readonly string[], program = lianzhi()): Command {
  const command = program.commands.find((known) => known.name() === name)!;
  return others.length === 0 ? command : commandAt(others, command);
}

describe('lianzhi', () => {
  it.each(LINES)('shows the help of %s %s', async (...words: string[]) => {
    const line = words.filter(Boolean);
    const { code, out, err } = await type(...line, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: lianzhi ${line.join(' ')}`);
    const plain = out.replaceAll(/\s+/g, ' ');
    expect(plain).toContain(commandAt(line).description().replaceAll(/\s+/g, ' '));
    expect(commandAt(line).summary()).not.toBe('');
  });

  it.each(LINES)('refuses an unknown option of %s %s, and does not repeat its value', async (...words: string[]) => {
    const { code, out, err } = await type(...words.filter(Boolean), `--mysqll=${SECRET}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Unknown option --mysqll.');
    expect(err).not.toContain('secret');
  });

  it('lists every command with --help, and without a command', async () => {
    const { code, out } = await type('--help');
    expect(code).toBe(0);
    for (const [name = ''] of LINES) {
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    expect(await type()).toEqual({ code: 2, out: '', err: out });
  });

  it.each([
    ['an unknown command', ['tokens'], 'expected start, gateway,', '(Did you mean token?)'],
    ['a value that is not in the list', ['seed', '--set', SECRET], '--set is one of default, gansu.'],
    ['a malformed number', ['seed', '--cases', SECRET], '--cases is a whole number from 0 to 99999999.'],
    ['a port that is too large', ['start', '--port', '65536'], '--port is a whole number from 0 to 65535.'],
    ['an option without its value', ['seed', '--mysql'], "Option '--mysql <url>' argument missing."],
    [
      'a server of another kind',
      ['start', '--mysql', 'postgres://root:secret@db'],
      '--mysql is the address of a server',
    ],
    ['a database instead of a prefix', ['seed', '--mysql', `${SECRET}/mine`], '--mysql may end with a prefix'],
    ['two targets at once', ['seed', '--mysql', SECRET, '--folder', 'x'], 'give it or --mysql, not both'],
    ['one argument too many', ['codegen', SECRET], 'Too many arguments.'],
    ['a short option', [`-p${SECRET}`], 'Unknown option -p.'],
    ['an unknown subgraph', ['subgraph', SECRET], 'The subgraph is one of cases, assets,'],
    ['no subgraph', ['migrate'], "Missing required argument 'subgraph'."],
    ['an unknown world', ['diff-fuzz', '--world', SECRET], '--world is one of library, shop,'],
    ['an unknown load', ['loads', SECRET], 'The load is one of swaps, bombs, dear, hostile.'],
  ])('refuses %s with 2 and a message that repeats no value', async (_, line, ...messages) => {
    const { code, out, err } = await type(...line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const message of messages) {
      expect(err).toContain(message);
    }
    expect(err).not.toContain('secret');
    expect(err).toMatch(/\nSee npx lianzhi .*--help\.\n$/);
  });

  it('has an npm script for each command', () => {
    const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
    const { scripts } = JSON.parse(file) as { scripts: Record<string, string> };
    for (const { name } of lianzhi().commands.map((command) => ({ name: command.name() }))) {
      expect(scripts[name]).toBe(`node gateway/command-line/lianzhi.mjs ${name}`);
    }
  });
});
