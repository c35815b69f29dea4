import { Command } from 'commander';

/** A command whose help ends with a text that is loaded only when the help is shown. */
export class DetailedCommand extends Command {
  readonly details: () => Promise<string>;

  constructor(name: string, details: () => Promise<string>) {
    super(name);
    this.details = details;
  }
}
