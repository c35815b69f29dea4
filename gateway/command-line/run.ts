import { Command, type CommanderError } from 'commander';

import { UsageError } from './option-values.ts';

/** A command whose help ends with a text that is loaded only when the help is shown. */
export class DetailedCommand extends Command {
  readonly details: () => Promise<string>;

  constructor(name: string, details: () => Promise<string>) {
    super(name);
    this.details = details;
  }
}

/** Where help and faults are written; the process itself, except in tests. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

const TERMINAL: Terminal = {
  print: (text) => void process.stdout.write(text),
  warn: (text) => void process.stderr.write(text),
};

/**
 * Reads a command line and runs its command. A line with `--help` only shows help, whatever else it contains.
 *
 * @returns 2 for a fault of the command line, otherwise 0; a command that fails sets the exit code of the process
 * @throws what the command throws
 */
export async function run(program: Command, args: readonly string[], terminal = TERMINAL): Promise<0 | 2> {
  prepare(program, terminal);
  try {
    await program.parseAsync(isForHelp(args) ? helpLine(args) : args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommandStoppedError && error.code === 'commander.helpDisplayed') {
      if (error.command instanceof DetailedCommand) {
        terminal.print(`\n${await error.command.details()}\n`);
      }
      return 0;
    }
    if (error instanceof CommandStoppedError && error.code === 'commander.help') {
      // Commander has shown the help of a command that needs a subcommand.
      return error.exitCode === 0 ? 0 : 2;
    }
    if (error instanceof CommandStoppedError || error instanceof UsageError) {
      const command = error instanceof CommandStoppedError ? error.command : commandOf(program, args);
      terminal.warn(`${error.message}\nSee npx ${pathOf(command)} --help.\n`);
      return 2;
    }
    throw error;
  }
}

/** Commander stopped before the command ran: it has shown help, or the line has a fault. */
class CommandStoppedError extends Error {
  override readonly name = 'CommandStoppedError';
  readonly command: Command;
  readonly code: string;
  readonly exitCode: number;

  constructor(command: Command, { code, message, exitCode }: CommanderError) {
    super(faultMessage(command, code, message));
    this.command = command;
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** Keeps Commander, in each command, from ending the process and from printing faults itself. */
function prepare(command: Command, terminal: Terminal): void {
  command.exitOverride((error) => {
    throw new CommandStoppedError(command, error);
  });
  command.configureOutput({ writeOut: terminal.print, writeErr: terminal.warn, outputError: () => undefined });
  for (const subcommand of command.commands) {
    prepare(subcommand, terminal);
  }
}

function isForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

/** The words that name the command, and `--help`. Without options, none of them can be malformed. */
function helpLine(args: readonly string[]): string[] {
  return [...args.filter((word) => !word.startsWith('-')), '--help'];
}

/** The command that the first words of a line name. */
function commandOf(program: Command, args: readonly string[]): Command {
  const [word, ...others] = args;
  const subcommand = program.commands.find((command) => command.name() === word);
  return subcommand === undefined ? program : commandOf(subcommand, others);
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/**
 * Threat: Commander's messages repeat what was typed, and a mistyped option can contain a password or a person's number, as in
 * `--mysqll=mysql://root:secret@db`. So only messages pass that are known to name declared options and arguments.
 */
function faultMessage(command: Command, code: string, message: string): string {
  const suggestion = /\(Did you mean [^()]*\)/.exec(message)?.[0];
  switch (code) {
    case 'commander.unknownOption': {
      const flag = /^error: unknown option '(--[a-z][a-z-]*|-[a-z])/i.exec(message)?.[1] ?? '';
      return [`Unknown option ${flag}`.trim() + '.', suggestion].filter(Boolean).join(' ');
    }
    case 'commander.unknownCommand': {
      const names = command.commands.map((subcommand) => subcommand.name());
      return [`Unknown command; expected ${alternatives(names)}.`, suggestion].filter(Boolean).join(' ');
    }
    case 'commander.excessArguments':
      return 'Too many arguments.';
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
      return `${message.replace(/^error: (.)/, (_, first: string) => first.toUpperCase())}.`;
    default:
      return 'The command line is malformed.';
  }
}

function alternatives(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
