import { readFile } from 'node:fs/promises';

import markdownIt from 'markdown-it';

import type { GeneratedFiles } from './schemas.ts';

/** The page in each language: where its text is, and where the gateway reads it. */
const PAGES = [
  { language: 'zh-CN', source: 'first-client.zh-CN.md', target: 'gateway/http/first-client/zh-CN.html' },
  { language: 'en', source: 'first-client.md', target: 'gateway/http/first-client/en.html' },
];

/** Where a link of the text leads on the gateway. What is not here is a file of the sources, and becomes plain text. */
const ADDRESSES: Readonly<Record<string, string>> = {
  './first-client.zh-CN.md': '/first-client',
  './first-client.md': '/first-client/en',
  '../gateway/README.md#error-codes': '/errors',
};

/** “Your first client” as HTML that needs no script, style sheet or font from anywhere. */
export async function firstClientPages(): Promise<GeneratedFiles> {
  const pages = PAGES.map(async ({ language, source, target }) => {
    const text = await readFile(new URL(source, import.meta.url), 'utf8');
    return [target, pageOf(language, text)] as const;
  });
  return new Map(await Promise.all(pages));
}

function pageOf(language: string, text: string): string {
  const markdown = markdownIt();
  const rules = markdown.renderer.rules;
  rules['link_open'] = (tokens, at) => {
    const href = addressOf(String(tokens[at]?.attrGet('href')));
    return href === undefined ? '<span>' : `<a href="${markdown.utils.escapeHtml(href)}">`;
  };
  rules['link_close'] = (tokens, at) => {
    const opening = tokens.slice(0, at).findLast(({ type }) => type === 'link_open');
    return addressOf(String(opening?.attrGet('href'))) === undefined ? '</span>' : '</a>';
  };
  // Chinese has no blanks, where the source has a new line either.
  rules['softbreak'] = (tokens, at) => {
    const [before, after] = [tokens[at - 1]?.content.at(-1) ?? '', tokens[at + 1]?.content.at(0) ?? ''];
    return NO_BLANK.test(before) || NO_BLANK.test(after) ? '' : '\n';
  };
  rules['table_open'] = () =>
    `<div class="table" role="region" aria-label="${LABELS[language]?.table ?? ''}" tabindex="0"><table>`;
  rules['table_close'] = () => '</table></div>';
  rules['fence'] = (tokens, at) => {
    const { info = '', content = '' } = tokens[at] ?? {};
    // After the language stands the file that the code is taken from.
    const file = info.split(' ')[1];
    const caption =
      file === undefined ? '' : `<figcaption><code>${markdown.utils.escapeHtml(file)}</code></figcaption>`;
    return `<figure>${caption}<pre tabindex="0"><code>${markdown.utils.escapeHtml(content)}</code></pre></figure>\n`;
  };
  const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${title} · 联执</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<p><a href="/">${LABELS[language]?.explorer ?? ''}</a></p>`,
    markdown.render(text).trim(),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function addressOf(href: string): string | undefined {
  return href.startsWith('http') ? href : ADDRESSES[href];
}

const LABELS: Readonly<Record<string, { readonly explorer: string; readonly table: string }>> = {
  'zh-CN': { explorer: '← 查询台', table: '表' },
  en: { explorer: '← Explorer', table: 'Table' },
};

const NO_BLANK = /[\p{sc=Han}，。；：、（）“”？！]/u;

const STYLE = `
:root { color-scheme: light dark; --text: #1a1a1a; --ground: #fff; --code: #f2f4f7; --line: #8a8a8a; --link: #1c5a9f }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6eaf0; --ground: #14181d; --code: #1f262e; --line: #77828f; --link: #8ab8f2 }
}
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.7 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: var(--text); background: var(--ground) }
main { margin: 0 auto; max-width: 52rem; padding: 1rem; overflow-wrap: anywhere }
h1, h2 { line-height: 1.3 }
h2 { margin-top: 2.5rem }
a { color: var(--link) }
code { font: .9em/1.5 ui-monospace, Consolas, Menlo, 'Noto Sans Mono CJK SC', monospace; background: var(--code); padding: .1em .3em; border-radius: .25em }
figure { margin: 1rem 0 }
figcaption { font-size: .875rem; margin-bottom: .25rem }
pre { margin: 0; padding: .75rem 1rem; overflow-x: auto; background: var(--code); border-radius: .375rem }
pre code { padding: 0; overflow-wrap: normal }
.table { overflow-x: auto }
table { border-collapse: collapse; min-width: 40rem }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: normal }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
`;
