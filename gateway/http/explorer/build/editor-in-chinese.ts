import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';

const require = createRequire(import.meta.url);
const MONACO = require.resolve('monaco-editor/package.json').replace(/package\.json$/, '');

/** Where Monaco, the editor, looks up its own words. */
const WORDS_OF_MONACO = /monaco-editor[\\/]esm[\\/]vs[\\/]nls\.js$/;

/** Words of GraphiQL that stand in its code, by module: what is written there, and how the page says it. */
const WORDS_OF_GRAPHIQL: readonly (readonly [module: RegExp, words: Readonly<Record<string, string>>])[] = [
  [
    /@graphiql[\\/]react[\\/]dist[\\/]constants\.js$/,
    {
      '"Prettify Editors"': '"整理格式"',
      '"Merge Fragments into Query"': '"合并片段"',
      '"Run Operation"': '"运行"',
      '"Copy Query"': '"复制查询"',
    },
  ],
  [
    /@graphiql[\\/]react[\\/]dist[\\/]stores[\\/]execution\.js$/,
    {
      '"Automatically added leaf fields"': '"自动补上的字段"',
      '`Request not sent. ${editor === variableEditor ? "Variables" : "Request headers"} ${error.message}`':
        '`没有发送：变量不是有效的 JSON。${error.message}`',
    },
  ],
];

/** The language of the page when a word is looked up; in a worker, which has no page, the words stay English. */
const IS_CHINESE = `(typeof document !== 'undefined' && document.documentElement.lang.startsWith('zh'))`;

interface EditorInChinese {
  readonly name: string;
  readonly enforce: 'pre';
  readonly load: (id: string) => string | undefined;
  readonly transform: (code: string, id: string) => string | undefined;
}

/**
 * A plugin of Vite by which Monaco and GraphiQL, which have no setting for it in this form, speak Chinese on a Chinese page.
 *
 * Monaco comes with Chinese messages by number, for its AMD build; its modules ask by English words. Both are in that build, so
 * the numbers give pairs. GraphiQL's few words are replaced where they stand; the build fails where one is not found any more.
 */
export function editorInChinese(): EditorInChinese {
  return {
    name: 'lianzhi-editor-in-chinese',
    enforce: 'pre',
    load: (id) => (WORDS_OF_MONACO.test(id.split('?', 1)[0] ?? '') ? monacoWords() : undefined),
    transform: (code, id) => {
      const words = WORDS_OF_GRAPHIQL.find(([module]) => module.test(id.split('?', 1)[0] ?? ''))?.[1];
      return words === undefined ? undefined : replaceAll(code, words, id);
    },
  };
}

function replaceAll(code: string, words: Readonly<Record<string, string>>, id: string): string {
  return Object.entries(words).reduce((text, [english, chinese]) => {
    if (!text.includes(english)) {
      throw new Error(`${id} does not contain ${english} any more; see explorer/build/editor-in-chinese.ts.`);
    }
    return text.replaceAll(english, () => `(${IS_CHINESE} ? ${chinese} : ${english})`);
  }, code);
}

/** The module that Monaco looks its words up in, with Chinese ones. */
function monacoWords(): string {
  return `
const CHINESE = ${JSON.stringify(Object.fromEntries(pairsOfMonaco()))};
const isChinese = () => ${IS_CHINESE};
const format = (text, values) => text.replace(/\\{(\\d+)\\}/g, (match, index) => {
  const value = values[index];
  return ['string', 'number', 'boolean'].includes(typeof value) || value == null ? String(value) : match;
});
const spoken = (text) => (isChinese() && Object.hasOwn(CHINESE, text) ? CHINESE[text] : text);
export const getNLSLanguage = () => (isChinese() ? 'zh-cn' : undefined);
export const getNLSMessages = () => undefined;
export const localize = (_key, text, ...values) => format(spoken(text), values);
export const localize2 = (_key, text, ...values) => ({
  value: format(spoken(text), values),
  original: format(text, values),
});
`;
}

/** The English messages in Monaco's AMD build, each with the Chinese one of the same number. */
function pairsOfMonaco(): ReadonlyMap<string, string> {
  const english = readFileSync(`${MONACO}min/vs/editor/editor.main.js`, 'utf8');
  const page = createContext({ define: (_needs: unknown, make: () => void) => make() });
  runInContext(readFileSync(`${MONACO}min/vs/nls.messages.zh-cn.js`, 'utf8'), page);
  const chinese = (page as { _VSCODE_NLS_MESSAGES?: readonly (string | null)[] })._VSCODE_NLS_MESSAGES ?? [];
  const pairs = new Map<string, string>();
  for (const [, number, literal = '""'] of english.matchAll(/localize2?\((\d+),("(?:[^"\\\n]|\\.)*")/g)) {
    const translated = chinese[Number(number)];
    if (translated) {
      pairs.set(JSON.parse(literal.replaceAll("\\'", "'")) as string, translated);
    }
  }
  if (pairs.get('Copy') !== '复制') {
    throw new Error('Monaco’s Chinese messages are not where they were; see explorer/build/editor-in-chinese.ts.');
  }
  return pairs;
}
