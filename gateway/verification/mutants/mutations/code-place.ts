import ts from 'typescript';

/** A place in a source text, as offsets. */
export interface CodePlace {
  readonly start: number;
  readonly end: number;
}

/** The code stands nowhere in the source, or more than once; the message says which, and where it comes closest. */
export class CodePlaceError extends Error {
  override readonly name = 'CodePlaceError';
}

/**
 * Finds the only place where a piece of code stands in a source text, however either is formatted: it compares their
 * tokens. White space, comments, the kind of quotes, and `( ) { } , ;` make no difference, since formatters and lint rules
 * add and remove them. The place includes the brackets that close what it opens, and the `;` or `,` that the code ends with.
 *
 * The code must begin with a token that is compared.
 *
 * @throws CodePlaceError
 */
export function findCode(source: string, code: string): CodePlace {
  const wanted = tokensOf(code);
  const first = wanted[0];
  if (first === undefined || isIgnored(first)) {
    throw new CodePlaceError('the code is empty, or begins with one of ( ) { } , ;');
  }
  const tokens = tokensOf(source);
  const compared = [...tokens.keys()].filter((at) => !isIgnored(tokens[at] as Token));
  const pattern = wanted.filter((token) => !isIgnored(token));
  const lengths = compared.map((_, at) => commonLength(pattern, tokens, compared.slice(at, at + pattern.length)));
  const matches = [...lengths.keys()].filter((at) => lengths[at] === pattern.length);
  const [match] = matches;
  if (match === undefined || matches.length > 1) {
    throw new CodePlaceError(
      match === undefined
        ? `the code stands nowhere${closest(source, { pattern, tokens, compared, lengths })}`
        : `the code stands ${matches.length} times, in lines ${matches.map((at) => lineOf(source, tokens[compared[at] as number])).join(', ')}`,
    );
  }
  const from = compared[match] as number;
  const to = compared[match + pattern.length - 1] as number;
  return { start: (tokens[from] as Token).start, end: (tokens[lastOf(tokens, from, to, wanted)] as Token).end };
}

interface Token extends CodePlace {
  readonly text: string;
}

const OPENING = new Set(['(', '{']);
const CLOSING = new Set([')', '}']);
const IGNORED = new Set([...OPENING, ...CLOSING, ',', ';']);

function isIgnored({ text }: Token): boolean {
  return IGNORED.has(text);
}

/** How many brackets are opened more than closed. */
function depthOf(tokens: readonly Token[]): number {
  return tokens.reduce((depth, { text }) => depth + (OPENING.has(text) ? 1 : CLOSING.has(text) ? -1 : 0), 0);
}

function commonLength(pattern: readonly Token[], tokens: readonly Token[], at: readonly number[]): number {
  const different = pattern.findIndex(({ text }, index) => tokens[at[index] ?? -1]?.text !== text);
  return different === -1 ? pattern.length : different;
}

/** The last token of a match, with the brackets after it that the code opens or closes, and its last `;` or `,`. */
function lastOf(tokens: readonly Token[], from: number, to: number, wanted: readonly Token[]): number {
  const ending = new Set(wanted.slice(wanted.findLastIndex((token) => !isIgnored(token)) + 1).map(({ text }) => text));
  let missing = depthOf(wanted) - depthOf(tokens.slice(from, to + 1));
  let last = to;
  for (let next = tokens[last + 1]; next !== undefined && isPart(next, missing, ending); next = tokens[last + 1]) {
    missing -= depthOf([next]);
    last += 1;
  }
  if (missing !== 0) {
    throw new CodePlaceError('the code stands there, but begins in one block and ends in another');
  }
  return last;
}

function isPart(next: Token, missing: number, ending: ReadonlySet<string>): boolean {
  if (OPENING.has(next.text)) {
    return missing > 0 || ending.has(next.text);
  }
  return CLOSING.has(next.text) ? missing < 0 : isIgnored(next) && (missing < 0 || ending.has(next.text));
}

interface Comparison {
  readonly pattern: readonly Token[];
  readonly tokens: readonly Token[];
  readonly compared: readonly number[];
  readonly lengths: readonly number[];
}

function closest(source: string, { pattern, tokens, compared, lengths }: Comparison): string {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest === 0) {
    return '';
  }
  const at = lengths.indexOf(longest);
  const actual = tokens[compared[at + longest] ?? -1];
  const line = lineOf(source, actual ?? tokens.at(-1));
  return `; closest is line ${line}, which has ${actual?.text ?? 'nothing'} in place of ${pattern[longest]?.text}`;
}

function lineOf(source: string, token: Token | undefined): number {
  return source.slice(0, token?.start ?? 0).split('\n').length;
}

/** The tokens of a piece of TypeScript, which need not be whole: the loop does here what a parser would do. */
function tokensOf(code: string): readonly Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, code);
  const tokens: Token[] = [];
  /** For each open brace, whether it is the `${` of a template. */
  const braces: boolean[] = [];
  let before = ts.SyntaxKind.Unknown;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    if (kind === ts.SyntaxKind.SlashToken && !ENDS_OPERAND.has(before)) {
      kind = scanner.reScanSlashToken();
    } else if (kind === ts.SyntaxKind.CloseBraceToken && braces.pop() === true) {
      kind = scanner.reScanTemplateToken(false);
    }
    if (kind === ts.SyntaxKind.OpenBraceToken) {
      braces.push(false);
    } else if (kind === ts.SyntaxKind.TemplateHead || kind === ts.SyntaxKind.TemplateMiddle) {
      braces.push(true);
    }
    const text = kind === ts.SyntaxKind.StringLiteral ? stringText(scanner.getTokenValue()) : scanner.getTokenText();
    tokens.push({ text, start: scanner.getTokenStart(), end: scanner.getTokenEnd() });
    before = kind;
  }
  return tokens;
}

/** A string however it is quoted; a name without quotes, as which a property may be written. */
function stringText(value: string): string {
  return /^[\p{L}\d_$]+$/u.test(value) ? value : `'${value}'`;
}

/** After these, `/` divides; after all others it begins a regular expression. */
const ENDS_OPERAND: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.BigIntLiteral,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.CloseParenToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.ThisKeyword,
]);
