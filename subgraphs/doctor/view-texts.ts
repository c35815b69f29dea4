import { finding, type Finding } from './finding.ts';
import { linkOf } from './links.ts';
import { rowsOf, type Office } from './office.ts';

interface Described {
  readonly name: string;
  readonly text: string;
}

/** Reads how views are written, and in which collations keys are: what makes every lookup slow or unequal. */
export async function examineViewTexts(office: Office): Promise<Finding[]> {
  const findings: Finding[] = [];
  const views = await viewsOf(office);
  const hidden = views.filter(({ text }) => text === '');
  if (hidden.length > 0) {
    findings.push(finding('view-text-hidden', {}, { detail: `${hidden.length} 个视图` }));
  }
  for (const { name, text } of views) {
    const keys = office.readable.get(name)?.columns.filter(({ kind }) => kind === 'key') ?? [];
    for (const key of keys) {
      const converted = expressionsOf(text, key.name).filter(isConverted);
      if (converted.length > 0) {
        findings.push(
          finding('key-converted', { table: name, column: key.name }, { statement: `show create view ${name};` }),
        );
      }
    }
  }
  return [...findings, ...collationFindings(office)];
}

/** The views that can be read, with their text; empty where the account may not see it. */
async function viewsOf(office: Office): Promise<Described[]> {
  const names = await rowsOf<{ name: string }>(
    office,
    'select table_name as name from information_schema.views where table_schema = database()',
  );
  const views: Described[] = [];
  for (const { name } of names.filter((view) => office.readable.has(view.name))) {
    // MariaDB hides the text in its information schema from an account with rights to all databases.
    const [row] = await rowsOf<Record<string, string>>(office, `show create view ${name}`).catch(() => []);
    views.push({ name, text: row?.['Create View'] ?? '' });
  }
  return views;
}

function collationFindings({ name: office, readable, collations }: Office): Finding[] {
  const tables = new Set(readable.keys());
  const findings: Finding[] = [];
  for (const table of readable.values()) {
    const folding = table.columns.filter(({ kind, name }) => {
      const collation = collations.get(`${table.name}.${name}`);
      return kind === 'key' && collation !== undefined && !/_bin$|^binary$|_cs$/.test(collation);
    });
    if (folding.length > 0) {
      const columns = folding.map(({ name }) => name).join(', ');
      findings.push(finding('collation-not-binary', { table: table.name, column: columns }));
    }
    for (const { name } of table.columns) {
      const target = linkOf(office, table.name, name, tables)?.own;
      const [own, other] = [
        collations.get(`${table.name}.${name}`),
        collations.get(`${target?.table}.${target?.column}`),
      ];
      if (target && own !== undefined && other !== undefined && own !== other) {
        const detail = `${own}，${target.table}.${target.column} 是 ${other}`;
        findings.push(finding('collations-differ', { table: table.name, column: name }, { detail }));
      }
    }
  }
  return findings;
}

/** The expressions that a view's text, as the server writes it, gives a column: one for each of its `select`s. */
export function expressionsOf(text: string, column: string): string[] {
  const expressions: string[] = [];
  const alias = ` AS \`${column}\``;
  for (let end = indexOf(text, alias, 0); end >= 0; end = indexOf(text, alias, end + alias.length)) {
    expressions.push(text.slice(startOf(text, end), end).trim());
  }
  return expressions;
}

function indexOf(text: string, alias: string, from: number): number {
  return text.toLowerCase().indexOf(alias.toLowerCase(), from);
}

/** Where the expression begins that ends there: after the comma or `select` before it, outside of brackets. */
function startOf(text: string, end: number): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = end - 1; at >= 0; at -= 1) {
    const character = text[at];
    if (character === "'") {
      isQuoted = !isQuoted;
    } else if (!isQuoted && character === ')') {
      depth += 1;
    } else if (!isQuoted && character === '(') {
      depth -= 1;
      if (depth < 0) {
        return at + 1;
      }
    } else if (!isQuoted && depth === 0 && character === ',') {
      return at + 1;
    } else if (!isQuoted && depth === 0 && /^select\s/i.test(text.slice(at, at + 7))) {
      return at + 7;
    }
  }
  return 0;
}

/** Whether an expression is more than the name of a column: then no index of that column serves it. */
function isConverted(expression: string): boolean {
  return expression.includes('`') && /\(|\bcase\b|\bcollate\b/i.test(expression) && !/^\(?select\b/i.test(expression);
}
