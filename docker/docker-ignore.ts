interface Rule {
  readonly pattern: RegExp;
  readonly isKept: boolean;
}

/**
 * Reads a `.dockerignore` by the rules of its reference (docs.docker.com, "Build context"): a pattern for each line, relative
 * to the context; `*` and `?` stay within a folder, `**` does not; a pattern also covers what is in a folder that it
 * matches; `!` keeps what earlier lines left out; the last line that matches decides.
 *
 * @returns whether a path of the context, with `/` between folders, is left out of it
 */
export function dockerIgnore(text: string): (path: string) => boolean {
  const rules = text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '!')
    .map(ruleOf);
  return (path) => rules.reduce((isOut, { pattern, isKept }) => (pattern.test(path) ? !isKept : isOut), false);
}

function ruleOf(line: string): Rule {
  const isKept = line.startsWith('!');
  const folders = (isKept ? line.slice(1).trim() : line).split('/').filter((folder) => folder !== '' && folder !== '.');
  return { pattern: new RegExp(`^${folders.map(sourceOf).join('')}(/|$)`), isKept };
}

/** One folder or file name of a pattern, with the slash before what follows it. */
function sourceOf(name: string, index: number, names: readonly string[]): string {
  const isLast = index === names.length - 1;
  if (name === '**') {
    return isLast ? '.*' : '(?:.*/)?';
  }
  const source = [...name.matchAll(/\*+|\?|\[[^\]]*\]|\\.|[^*?[]/gs)].map(([part]) => partOf(part)).join('');
  return isLast ? source : `${source}/`;
}

function partOf(part: string): string {
  if (part.startsWith('*')) {
    return '[^/]*';
  }
  if (part === '?') {
    return '[^/]';
  }
  if (part.length > 1 && part.startsWith('[')) {
    return part;
  }
  return part.replace(/^\\(?=.)/s, '').replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
