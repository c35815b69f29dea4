import { execFileSync } from 'node:child_process';

import { describe, expect, it } from '@jest/globals';

import { EXAMPLE_KINDS, examplesOf, type ExampleKind, type ExampleRequest } from './examples.ts';

const REQUEST: ExampleRequest = {
  origin: 'https://gateway.example',
  name: 'agency-scores',
  path: 'agency-scores',
  version: 2,
  title: '各单位考核得分',
  maxSeconds: 60,
  parameters: [],
  columns: [
    { header: '单位', type: 'text' },
    { header: '统一社会信用代码', type: 'text' },
    { header: '得分', type: 'decimal' },
    { header: '考核日期', type: 'date' },
  ],
};

function textOf(kind: ExampleKind, request: Partial<ExampleRequest> = {}): string {
  return examplesOf({ ...REQUEST, ...request }).find((example) => example.kind === kind)!.text;
}

/** Values that would end a literal, a comment or a parameter in one of the languages. */
const HOSTILE = [
  "'; touch /tmp/owned; '",
  '"; process.exit(1); "',
  '" & Web.Contents("https://evil.example") & "',
  '#(lf)"#(tab)',
  String.raw`\"; import os; os.system("id") #`,
  String.raw`\'`,
  '${process.exit(1)}',
  '$(touch /tmp/owned) `id` %PATH% !x',
  'a\nb\r\nc\td\u2028e',
  '福建省 宁德&a=1#x+y,闽09',
];
const HOSTILE_PARAMETERS = HOSTILE.map((value, index) => [`p${index}`, value] as const);

/** Runs a program that a test wrote; undefined, with the reason printed, where the machine does not have the language. */
function run(command: string, input: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, [...args], { input, encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      process.stderr.write(`skipped: ${command} is not installed\n`);
      return undefined;
    }
    throw error;
  }
}

describe('the examples', () => {
  it('are there for Excel, Power Query, curl, Python, R and JavaScript', () => {
    expect(examplesOf(REQUEST).map(({ kind }) => kind)).toEqual([...EXAMPLE_KINDS]);
  });

  it('fix the version, and have placeholders for the credentials', () => {
    for (const { kind, text, note } of examplesOf(REQUEST)) {
      expect(text).toContain('q/agency-scores/v2.');
      expect(kind === 'excel' || kind === 'powerquery' ? note + text : text).toMatch(/YOUR-TOKEN|密码填令牌/);
    }
  });

  it('give Excel one address with every value encoded: Chinese, plus, quotes, ampersands', () => {
    const text = textOf('excel', { parameters: HOSTILE_PARAMETERS });
    const address = /https:\S+/.exec(text)![0];
    expect(address).toMatch(/^[A-Za-z0-9:/?&=._~%,-]+$/);
    expect([...new URL(address).searchParams]).toEqual(HOSTILE_PARAMETERS.map((pair) => [...pair]));
    expect(textOf('excel', { parameters: [['region', '宁德 +1']] })).toContain('?region=%E5%AE%81%E5%BE%B7%20%2B1\n');
  });

  it('name the columns that programs would take for numbers', () => {
    expect(textOf('python')).toContain('dtype={"单位": "string", "统一社会信用代码": "string"}');
    expect(textOf('r')).toContain('"统一社会信用代码" = "character"');
    expect(textOf('powerquery')).toContain('{"得分", type number}');
    expect(textOf('excel')).toContain('单位、统一社会信用代码');
  });

  it('call the gateway from a shell with each value as one argument', () => {
    const printer = 'curl() { printf \'%s\\0\' "$@"; }\n';
    const output = run('sh', printer + textOf('curl', { parameters: HOSTILE_PARAMETERS }), []);
    expect(output?.split('\0').slice(0, -1)).toEqual([
      ...['--fail', '--get', '--user', 'YOUR-NAME:YOUR-TOKEN', '--max-time', '90'],
      ...HOSTILE_PARAMETERS.flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]),
      ...['--output', 'agency-scores-v2.csv', 'https://gateway.example/q/agency-scores/v2.csv'],
    ]);
  });

  it('call the gateway from JavaScript with each value', async () => {
    const text = textOf('javascript', { parameters: [...HOSTILE_PARAMETERS, ['__proto__', 'x']] });
    const seen: URL[] = [];
    const fetchStub = (url: URL): unknown => {
      seen.push(url);
      return { ok: true, json: () => ({ columns: [], rows: [] }) };
    };
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as FunctionConstructor;
    await new AsyncFunction('fetch', 'console', text)(fetchStub, { log: () => undefined });
    expect(seen[0]?.pathname).toBe('/q/agency-scores/v2.json');
    expect([...seen[0]!.searchParams]).toEqual([...HOSTILE_PARAMETERS.map((pair) => [...pair]), ['__proto__', 'x']]);
  });

  it('call the gateway from Python with each value', () => {
    // Stand-ins for the two libraries: what is passed to requests.get is printed.
    const stubs = [
      'import sys, types, json',
      'requests, pandas = types.ModuleType("requests"), types.ModuleType("pandas")',
      'class Answer:',
      '    content = b""',
      '    def raise_for_status(self): pass',
      'def get(url, **options):',
      '    print(json.dumps([url, options]))',
      '    return Answer()',
      'requests.get = get',
      'pandas.read_csv = lambda *_, **options: types.SimpleNamespace(head=lambda: json.dumps(options))',
      'sys.modules.update(requests=requests, pandas=pandas)',
      '',
    ].join('\n');
    const output = run('python3', stubs + textOf('python', { parameters: HOSTILE_PARAMETERS }), ['-']);
    if (output !== undefined) {
      expect(JSON.parse(output.split('\n')[0]!)).toEqual([
        'https://gateway.example/q/agency-scores/v2.csv',
        { params: Object.fromEntries(HOSTILE_PARAMETERS), auth: ['YOUR-NAME', 'YOUR-TOKEN'], timeout: 90 },
      ]);
    }
  });

  it('call the gateway from R with each value', () => {
    const text = textOf('r', { parameters: HOSTILE_PARAMETERS });
    const literals = text.match(/"(?:[^"\\\n]|\\.)*"/g)!;
    // R's own escapes, as far as they are written here: those of JSON.
    const values = literals.map((literal) => JSON.parse(literal) as string);
    expect(values).toEqual(expect.arrayContaining([...HOSTILE]));
    expect(withoutLiterals(text, /"(?:[^"\\\n]|\\.)*"/g)).toBe(
      withoutLiterals(textOf('r', { parameters: HOSTILE_PARAMETERS.map(([name]) => [name, 'x']) }), /"[^"]*"/g),
    );
  });

  it('call the gateway from Power Query with each value', () => {
    const literal = /"(?:[^"\n]|"")*"/g;
    const text = textOf('powerquery', { parameters: HOSTILE_PARAMETERS });
    expect(text.match(literal)!.map(powerQueryValue)).toEqual(expect.arrayContaining([...HOSTILE]));
    const harmless = textOf('powerquery', { parameters: HOSTILE_PARAMETERS.map(([name]) => [name, 'x']) });
    expect(withoutLiterals(text, literal)).toBe(withoutLiterals(harmless, literal));
    expect(text).toContain('Query = [#"p0" = ');
  });

  it('keep a title in its comment', () => {
    for (const kind of EXAMPLE_KINDS.filter((name) => name !== 'excel')) {
      const hostile = textOf(kind, { title: 'x\ntouch /tmp/owned\r\u2028y' });
      expect(hostile.split('\n')).toHaveLength(textOf(kind).split('\n').length);
    }
  });
});

/** Program text with every literal replaced, so that what is left is code alone. */
function withoutLiterals(text: string, literal: RegExp): string {
  return text.replace(literal, '""');
}

/** What a literal of M means. */
function powerQueryValue(literal: string): string {
  const names: Readonly<Record<string, string>> = { lf: '\n', cr: '\r', tab: '\t', '#': '#' };
  return literal
    .slice(1, -1)
    .replaceAll('""', '"')
    .replace(/#\((lf|cr|tab|#)\)/g, (_, name: string) => names[name] ?? '');
}
