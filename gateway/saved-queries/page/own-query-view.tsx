import { useEffect, useMemo, useState, type ReactNode } from 'react';

import { loadOwnQuery } from './client.ts';
import { OwnQuerySettings } from './own-query-settings.tsx';
import { BackLink, QueryView } from './query-view.tsx';
import { ownQuery, type ShownQuery } from './shown-query.ts';
import type { OwnQuery } from './wire.ts';

interface OwnQueryViewProps {
  /** `own/my-cases` */
  readonly path: string;
  /** It was saved a moment ago. */
  readonly justSaved: OwnQuery | undefined;
  /** Those of the library. */
  readonly queries: readonly ShownQuery[];
  readonly search: string;
  readonly go: (address: string) => void;
  readonly onChanged: () => void;
  readonly onRemoved: (own: OwnQuery) => void;
}

type OwnState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'loaded'; readonly own: OwnQuery };

/** A query that the viewer keeps, or that a colleague shares: as one of the library, with what its owner may change. */
export function OwnQueryView({ path, justSaved, queries, search, go, onChanged, onRemoved }: OwnQueryViewProps) {
  const [state, setState] = useState<OwnState>(
    justSaved === undefined ? { kind: 'loading' } : { kind: 'loaded', own: justSaved },
  );
  const [attempt, setAttempt] = useState(0);
  const isKnown = justSaved !== undefined && attempt === 0;
  useEffect(() => {
    if (isKnown) {
      return undefined;
    }
    const leaving = new AbortController();
    loadOwnQuery(path, leaving.signal).then(
      (own) => setState({ kind: 'loaded', own }),
      (error: unknown) => {
        if (!leaving.signal.aborted) {
          setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        }
      },
    );
    return () => leaving.abort();
  }, [path, attempt, isKnown]);
  const title = state.kind === 'loaded' ? state.own.title : '自存查询';
  useEffect(() => {
    document.title = `${title} · 联执`;
  }, [title]);

  if (state.kind !== 'loaded') {
    return (
      <section className="notice">
        <BackLink go={go} />
        <h1 tabIndex={-1}>自存查询</h1>
        {state.kind === 'loading' ? (
          <p role="status">正在读取…</p>
        ) : (
          <p role="alert" className="error box">
            读取失败：{state.message}
          </p>
        )}
      </section>
    );
  }
  return (
    <Loaded
      own={state.own}
      notice={justSaved !== undefined && <SavedNotice own={justSaved} />}
      {...{ queries, search, go, onRemoved }}
      onChanged={(own) => {
        setState({ kind: 'loaded', own });
        onChanged();
      }}
      onReload={() => {
        setState({ kind: 'loading' });
        setAttempt(attempt + 1);
      }}
    />
  );
}

interface LoadedProps extends Pick<OwnQueryViewProps, 'queries' | 'search' | 'go' | 'onRemoved'> {
  readonly own: OwnQuery;
  readonly onChanged: (own: OwnQuery) => void;
  readonly notice: ReactNode;
  readonly onReload: () => void;
}

function Loaded({ own, notice, queries, search, go, onChanged, onRemoved, onReload }: LoadedProps) {
  const query = useMemo(() => ownQuery(own), [own]);
  return (
    <QueryView {...{ query, queries, search, go, notice }}>
      <section aria-labelledby="document">
        <h2 id="document">查询文档</h2>
        <details>
          <summary>查看 GraphQL</summary>
          <pre tabIndex={0} aria-label="GraphQL 文档">
            {own.document}
          </pre>
        </details>
      </section>
      {own.isMine && <OwnQuerySettings {...{ own, onChanged, onRemoved, onReload }} />}
    </QueryView>
  );
}

/** What became of the document that was saved. */
function SavedNotice({ own: { parameters } }: { readonly own: OwnQuery }) {
  const titles = (isPersonal: boolean): string =>
    parameters
      .filter((parameter) => parameter.isPersonal === isPersonal)
      .map((parameter) => `“${parameter.title}”`)
      .join('');
  const [personal, other] = [titles(true), titles(false)];
  return (
    <div role="status" className="success box">
      <p>已保存。{parameters.length === 0 && '文档里没有可以填的值，所以没有参数。'}</p>
      {other !== '' && <p>文档里的值成了参数，原来的值是默认值：{other}。</p>}
      {personal !== '' && <p>这些值可能指向具体的人，没有保存，每次运行时填写：{personal}。</p>}
    </div>
  );
}
