import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import { loadRows, RequestFailedError, type Rows } from './client.ts';
import { ColumnTable } from './column-table.tsx';
import { Downloads } from './downloads.tsx';
import { ExamplesPanel } from './examples-panel.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { faultsOf, filledIn, valuesFrom } from './parameters.ts';
import { follow } from './query-list.tsx';
import { Result } from './result.tsx';
import { addressOf } from './route.ts';
import { RunCheck } from './run-check.tsx';
import { versionText, type ShownQuery } from './shown-query.ts';
import { searchOf } from './string-literals.ts';
import type { ListedQuery } from './wire.ts';

interface QueryViewProps {
  readonly query: ShownQuery;
  /** Those of the library. */
  readonly queries: readonly ShownQuery[];
  /** The query string of the page's address: values for the form. */
  readonly search: string;
  readonly go: (address: string) => void;
  /** What is said above the form. */
  readonly notice?: ReactNode;
  /** What follows the columns. */
  readonly children: ReactNode;
}

/** A run from the page: the rows shown, or why there are none. */
export type RunState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly rows: Rows; readonly search: string };

/** One query: what it is, its form, its first rows, and how to take the rest away. Nothing runs before "运行" is pressed. */
export function QueryView({ query, queries, search, go, notice, children }: QueryViewProps) {
  const [values, setValues] = useState(() => valuesFrom(search, query.parameters));
  const [shownFaults, setShownFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [run, setRun] = useState<RunState>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  // A link may have come with a value that names a person.
  useEffect(
    () => keepInAddress(query, filledIn(valuesFrom(search, query.parameters), query.parameters)),
    [query, search],
  );
  useEffect(() => {
    const heading = document.getElementById('result');
    if (run.kind === 'done' && heading !== null && heading.getBoundingClientRect().top > innerHeight * 0.6) {
      heading.scrollIntoView();
    }
  }, [run.kind]);

  const given = useMemo(() => filledIn(values, query.parameters), [values, query]);
  const faults = useMemo(() => faultsOf(values, query.parameters), [values, query]);
  const currentSearch = searchOf(given);

  const start = async (): Promise<void> => {
    setShownFaults(faults);
    const first = query.parameters.find(({ name }) => faults.has(name));
    if (first !== undefined) {
      document.getElementById(fieldId(first.name))?.focus();
      return;
    }
    keepInAddress(query, given);
    running.current?.abort();
    const leaving = new AbortController();
    running.current = leaving;
    setRun({ kind: 'running' });
    try {
      const rows = await loadRows(query.path, currentSearch, leaving.signal);
      setRun({ kind: 'done', rows, search: currentSearch });
    } catch (error) {
      if (leaving.signal.aborted) {
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      setRun({ kind: 'failed', message });
      if (error instanceof RequestFailedError && error.parameter !== undefined) {
        setShownFaults(new Map([[error.parameter, message]]));
        document.getElementById(fieldId(error.parameter))?.focus();
      }
    }
  };
  const stop = (): void => {
    running.current?.abort();
    setRun({ kind: 'stopped' });
  };

  return (
    <article>
      <BackLink go={go} />
      <h1 tabIndex={-1}>{query.title}</h1>
      <p className="description">{query.description}</p>
      <Facts query={query} />
      {notice}

      <section aria-labelledby="parameters">
        <h2 id="parameters">参数</h2>
        <ParameterForm
          query={query}
          queries={queries}
          values={values}
          faults={shownFaults}
          isRunning={run.kind === 'running'}
          onChange={(name, value) => {
            setValues(new Map(values).set(name, value));
            setShownFaults(new Map([...shownFaults].filter(([faulty]) => faulty !== name)));
          }}
          onFill={(filled) => {
            setValues(filled);
            setShownFaults(new Map());
          }}
          onRun={() => void start()}
          onStop={stop}
        />
      </section>

      <section aria-labelledby="result">
        <h2 id="result">结果</h2>
        <Result query={query} run={run} isOutdated={run.kind === 'done' && run.search !== currentSearch} />
      </section>

      <section aria-labelledby="downloads">
        <h2 id="downloads">整份下载</h2>
        <Downloads path={query.path} search={currentSearch} missing={[...faults.values()]} />
        <RunCheck />
      </section>

      <section aria-labelledby="examples">
        <h2 id="examples">在别的程序里用</h2>
        <ExamplesPanel query={query} given={given} isComplete={faults.size === 0} />
      </section>

      <section aria-labelledby="columns">
        <h2 id="columns">列的含义</h2>
        <ColumnTable columns={query.columns} />
      </section>

      {children}
    </article>
  );
}

/** On a narrow screen, where the list is not beside the query. */
export function BackLink({ go }: { readonly go: (address: string) => void }) {
  return (
    <p className="back">
      <a href="/q/" onClick={(event) => follow(event, () => go('/q/'))}>
        ← 全部查询
      </a>
    </p>
  );
}

export const fieldId = (name: string): string => `parameter-${name}`;

/**
 * Puts what was filled in into the page's address, so that it can be sent to a colleague, except what names a person: an
 * address stays in the browser's history.
 */
function keepInAddress({ path, parameters }: ShownQuery, given: readonly (readonly [string, string])[]): void {
  const personal = new Set(parameters.filter(({ isPersonal }) => isPersonal).map((parameter) => parameter.name));
  const search = searchOf(given.filter(([parameter]) => !personal.has(parameter)));
  history.replaceState(null, '', search === '' ? addressOf(path) : `${addressOf(path)}?${search}`);
}

function Facts({ query: { facts } }: { readonly query: ShownQuery }) {
  return (
    <dl className="facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The versions of a query of the library. */
export function Versions({ versions, version: shown }: Pick<ListedQuery, 'versions' | 'version'>) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">版本</h2>
      <ul className="versions">
        {versions.map((version) => (
          <li key={version.version}>
            v{version.version}：{versionText(version)}
            {version.version === shown ? '（本页所示）' : ''}
          </li>
        ))}
      </ul>
      <p className="muted">列或口径有变，就出新版本；旧版本在停用日之前照常可用。</p>
    </section>
  );
}
