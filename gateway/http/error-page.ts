import { ERROR_CATALOGUE } from '../errors.ts';

import { htmlPage } from './html-page.ts';

const ROWS = Object.entries(ERROR_CATALOGUE).map(
  ([code, { httpStatus, resultStatus, meaning, chinese }]) =>
    `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${inHtml(chinese)}</td>` +
    `<td lang="en">${inHtml(meaning)}</td><td data-label="状态码（JSON）">${httpStatus}</td><td data-label="状态码（GraphQL 响应）">${resultStatus}</td></tr>`,
);

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>错误代码 · 联执</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; --text: #1c2430; --ground: #ffffff; --edge: #77828f; --target: #fff4d6; --accent: #1c5a9f }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6eaf0; --ground: #12161b; --edge: #7f8a98; --target: #332a12; --accent: #8ab8f2 }
}
body { font: 1rem/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; color: var(--text); background: var(--ground); overflow-wrap: anywhere }
a { color: var(--accent) }
div { overflow-x: auto }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
table { border-collapse: collapse; min-width: 56rem; overflow-wrap: normal }
th, td { border: 1px solid var(--edge); padding: .3rem .6rem; text-align: left; vertical-align: top }
tr:target { background: var(--target) }
@media (width < 45rem) {
  table { min-width: 0; overflow-wrap: anywhere }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  table, tbody, tr, th, td { display: block; border: 0 }
  tr { margin: 0 0 .8rem; border: 1px solid var(--edge); padding: .3rem 0 }
  th, td { padding: .1rem .6rem }
  td[data-label]::before { content: attr(data-label) '：' }
}
</style>
<main>
<p><a href="/">联执 查询台</a></p>
<h1>错误代码</h1>
<p>每个错误的 <code>extensions.code</code> 是下列代码之一。<code>message</code> 默认为中文，英文原文在 <code>extensions.english</code>；请求带 <code>Accept-Language: en</code> 时，<code>message</code> 为英文。向运维人员报告时，请附上答复头 <code>x-request-id</code>。</p>
<p>整个请求被拒绝时，状态码如下表：第一列用于 <code>application/json</code>，第二列用于 <code>application/graphql-response+json</code>。只有部分数据缺失时，状态码分别是 200 和 294。</p>
<div role="region" aria-label="错误代码表" tabindex="0">
<table>
<thead><tr><th scope="col">代码</th><th scope="col">含义</th><th scope="col" lang="en">Meaning</th><th scope="col">状态码（JSON）</th><th scope="col">状态码（GraphQL 响应）</th></tr></thead>
<tbody>
${ROWS.join('\n')}
</tbody>
</table>
</div>
</main>
</html>
`;

/** `/errors`: the catalogue of error codes as a page, for people who got one; each code has an anchor. */
export const errorPage = htmlPage(PAGE);

function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]*)`/g, '<code>$1</code>');
}
