import { useEffect, useRef, useState } from 'react';

import { loadIndex } from './client.ts';
import { QueryList } from './query-list.tsx';
import { BackLink, QueryView } from './query-view.tsx';
import { useRoute } from './route.ts';
import type { QueryIndex } from './wire.ts';

type IndexState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'loaded'; readonly index: QueryIndex };

/** The whole page: the list of what the viewer may run, and the query that the address names. */
export function Page() {
  const [state, setState] = useState<IndexState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    setState({ kind: 'loading' });
    loadIndex(leaving.signal).then(
      (index) => setState({ kind: 'loaded', index }),
      (error: unknown) => {
        if (!leaving.signal.aborted) {
          setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        }
      },
    );
    return () => leaving.abort();
  }, [attempt]);

  const viewer = state.kind === 'loaded' ? state.index.viewer : undefined;
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
        <p className="brand">
          联执 <span>查询目录</span>
        </p>
        {viewer && (
          <p className="viewer">
            当前身份：{viewer.audienceTitle}
            {viewer.subject === null ? '' : `（${viewer.subject}）`}
          </p>
        )}
      </header>
      {state.kind === 'loaded' ? (
        <Catalogue index={state.index} />
      ) : (
        <main id="main" className="notice" tabIndex={-1}>
          <h1>查询目录</h1>
          {state.kind === 'loading' ? (
            <p role="status">正在读取查询目录…</p>
          ) : (
            <div role="alert">
              <p className="error">读取失败：{state.message}</p>
              <button type="button" onClick={() => setAttempt(attempt + 1)}>
                再试一次
              </button>
            </div>
          )}
        </main>
      )}
    </>
  );
}

function Catalogue({ index: { queries } }: { readonly index: QueryIndex }) {
  const [route, go] = useRoute();
  const query = queries.find(({ name }) => name === route.name);
  useEffect(() => {
    document.title = query === undefined ? '查询目录 · 联执' : `${query.title} · 联执`;
  }, [query]);
  const arrived = useRef(route.name);
  useEffect(() => {
    // After a step inside the page, focus is where reading goes on; when the page was just loaded, it is the browser's.
    if (arrived.current !== route.name) {
      arrived.current = route.name;
      document.querySelector<HTMLElement>(route.name === undefined ? 'nav.list' : '#main h1')?.focus();
    }
  }, [route.name]);
  return (
    <div className={route.name === undefined ? 'columns' : 'columns has-query'}>
      <QueryList queries={queries} selected={route.name} go={go} />
      <main id="main" tabIndex={-1}>
        {query !== undefined ? (
          <QueryView key={query.name} query={query} queries={queries} search={route.search} go={go} />
        ) : route.name !== undefined ? (
          <section className="notice">
            <BackLink go={go} />
            <h1 tabIndex={-1}>没有这个查询</h1>
            <p role="alert">没有名为“{route.name}”的查询，或者您无权使用。请从目录里另选一个。</p>
          </section>
        ) : (
          <Welcome isEmpty={queries.length === 0} />
        )}
      </main>
    </div>
  );
}

function Welcome({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <section className={isEmpty ? 'notice' : 'notice welcome'}>
      <h1>查询目录</h1>
      {isEmpty ? (
        <p role="status">没有可用的查询。您现在的身份没有获准运行任何查询；如有需要，请与管理员联系。</p>
      ) : (
        <>
          <p>从目录里选一个查询。打开后先填参数，点“运行”才会读取数据。</p>
          <p>
            每个查询都是一个固定的网址：可以在这里看前 50 行，也可以整份下载，或者让 Excel、Power BI、Python、R
            每月自己取。
          </p>
        </>
      )}
    </section>
  );
}
