import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

import { openMetrics } from '../gateway/telemetry/metrics.ts';

interface Panel {
  readonly title: string;
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
}

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const board = JSON.parse(read('grafana-board.json')) as { panels: Panel[]; templating: { list: { query: string }[] } };
const { groups } = parse(read('prometheus-alerts.yaml')) as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

/** Every name that a series of the gateway has, and every label. */
const names = new Set<string>();
const labels = new Set<string>();

beforeAll(async () => {
  const metrics = openMetrics();
  const fetch = { subgraph: 'cases', outcome: 'answered', status: 200, statements: 1 };
  metrics.watch({
    caches: () => ({ operations: 1 }),
    queues: () => ({ cases: { running: 1, waiting: 0 } }),
    ledger: () => ({ waiting: 0, oldestMs: 0 }),
  });
  metrics.requestEnded({
    ...{ route: 'graphql', status: 400, milliseconds: 1, outcome: 'refused', audience: 'court' },
    ...{ errorCodes: ['RATE_LIMITED'], cost: { estimated: 1, actual: 1 }, operationName: 'Known', timings: [] },
  });
  metrics.fetched(fetch, 1);
  metrics.retried('cases');
  metrics.breaker('cases', true);
  for (const line of (await metrics.text()).split('\n')) {
    const [, name, within = ''] = /^([a-z_0-9]+)(?:\{(.*)\})? \S+$/i.exec(line) ?? [];
    if (name !== undefined) {
      names.add(name);
      [...within.matchAll(/([a-z_]+)=/g)].forEach(([, label = '']) => labels.add(label));
    }
  }
});

/** The names of metrics in an expression, without its functions, labels and texts. */
function metricsIn(expression: string): readonly string[] {
  const bare = expression
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\b(?:by|without)\s*\([^)]*\)/g, '')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return [...bare.matchAll(/\b([a-z_][a-z_0-9]*)\b(?!\s*\()/g)].map(([, name = '']) => name);
}

/** The labels by which an expression groups or selects; `instance` is Prometheus's own. */
function labelsIn(expression: string): readonly string[] {
  const grouped = [...expression.matchAll(/\bby\s*\(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/\s*,\s*/));
  const selected = [...expression.matchAll(/([a-z_]+)=~?"/g)].map(([, label = '']) => label);
  return [...grouped, ...selected].filter((label) => label !== 'instance');
}

function isBalanced(expression: string): boolean {
  let depth = 0;
  for (const character of expression.replaceAll(/"[^"]*"/g, '')) {
    depth += '({['.includes(character) ? 1 : ')}]'.includes(character) ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

const expressions: [string, string][] = [
  ...board.panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr])),
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
];

describe('the board and the alerts', () => {
  it.each(expressions)('name only metrics and labels that the gateway has: %s', (_title, expression) => {
    expect(isBalanced(expression)).toBe(true);
    const named = metricsIn(expression).filter((name) => !['le', 'e9'].includes(name));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
    expect(labelsIn(expression).filter((label) => !labels.has(label))).toEqual([]);
  });

  it('show every metric of ours', () => {
    const all = expressions.map(([, expression]) => expression).join(' ');
    const own = [...names].filter((name) => /^(?:graphql|http|lianzhi)_/.test(name));
    const families = new Set(own.map((name) => name.replace(/_(?:bucket|sum|count)$/, '')));
    expect([...families].filter((family) => !all.includes(family))).toEqual([]);
  });

  it('have alerts with a name of their own, a severity and a Chinese sentence', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, labels: given, annotations, for: time = '1m' } of rules) {
      expect(alert).toMatch(/^Lianzhi[A-Z]\w+$/);
      expect(['warning', 'critical']).toContain(given.severity);
      expect(time).toMatch(/^\d+[smh]$/);
      expect(annotations['summary']).toMatch(/\p{Script=Han}/u);
      expect(annotations['description']).toBeTruthy();
    }
  });

  it('place every panel on the board, without overlaps', () => {
    const cells = board.panels.flatMap(({ gridPos: { x, y, w, h } }) => {
      expect(x + w).toBeLessThanOrEqual(24);
      return Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`);
    });
    expect(new Set(cells).size).toBe(cells.length);
  });
});
