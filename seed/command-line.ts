/** Prints the help text where it is asked for, or runs a command; a failure is one line and exit code 1. */
export async function runCommand(
  { help, helpText, failure }: { help: boolean; helpText: string; failure: string },
  command: () => Promise<void>,
): Promise<void> {
  if (help) {
    process.stdout.write(`${helpText}\n`);
    return;
  }
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${failure}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** The value of `--set`. @throws Error where there is no such set */
export function readSet(value: string): 'default' | 'gansu' {
  if (value !== 'default' && value !== 'gansu') {
    throw new Error('--set is default or gansu.');
  }
  return value;
}

/** The value of an option that is a whole number of up to eight digits. @throws Error where it is not */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,8}$/.test(text)) {
    throw new Error(`${option} is a whole number.`);
  }
  return Number(text);
}
