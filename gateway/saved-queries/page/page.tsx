import { useEffect, useMemo, useRef, useState } from 'react';

import { loadIndex, loadOwnQueries } from './client.ts';
import { NewQuery } from './new-query.tsx';
import { OwnQueryView } from './own-query-view.tsx';
import { QueryList, type OwnListState } from './query-list.tsx';
import { BackLink, QueryView, Versions } from './query-view.tsx';
import { NEW_QUERY, useRoute } from './route.ts';
import { libraryQuery, pathOf } from './shown-query.ts';
import type { OwnQuery, QueryIndex } from './wire.ts';

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

function Catalogue({ index: { viewer, queries } }: { readonly index: QueryIndex }) {
  const [route, go] = useRoute();
  const shown = useMemo(() => queries.map(libraryQuery), [queries]);
  const query = shown.find(({ path }) => path === route.path);
  const listed = queries.find(({ name }) => name === query?.name);
  const [own, readOwn] = useOwnList(viewer.subject !== null && viewer.audience !== 'public');
  const [justSaved, setJustSaved] = useState<OwnQuery>();
  const [removed, setRemoved] = useState<string>();
  const isOwn = own !== undefined && (route.path?.startsWith(`${NEW_QUERY}/`) ?? false);
  const isNew = own !== undefined && route.path === NEW_QUERY;
  useEffect(() => {
    if (!isOwn && !isNew) {
      document.title = query === undefined ? '查询目录 · 联执' : `${query.title} · 联执`;
    }
  }, [query, isOwn, isNew]);
  const arrived = useRef(route.path);
  useEffect(() => {
    // After a step inside the page, focus is where reading goes on; when the page was just loaded, it is the browser's.
    if (arrived.current !== route.path) {
      arrived.current = route.path;
      document.querySelector<HTMLElement>(route.path === undefined ? 'nav.list' : '#main h1')?.focus();
    }
  }, [route.path]);
  const step = (address: string): void => {
    setJustSaved(undefined);
    setRemoved(undefined);
    go(address);
  };
  return (
    <div className={route.path === undefined ? 'columns' : 'columns has-query'}>
      <QueryList queries={queries} own={own} selected={route.path} go={step} />
      <main id="main" tabIndex={-1}>
        {query !== undefined ? (
          <QueryView key={query.path} query={query} queries={shown} search={route.search} go={step}>
            {listed !== undefined && <Versions {...listed} />}
          </QueryView>
        ) : isNew ? (
          <NewQuery
            go={step}
            onSaved={(saved) => {
              readOwn();
              step(`${saved.url}/`);
              setJustSaved(saved);
            }}
          />
        ) : isOwn && route.path !== undefined ? (
          <OwnQueryView
            key={route.path}
            path={route.path}
            justSaved={justSaved !== undefined && pathOf(justSaved) === route.path ? justSaved : undefined}
            queries={shown}
            search={route.search}
            go={step}
            onChanged={() => {
              setJustSaved(undefined);
              readOwn();
            }}
            onRemoved={({ title }) => {
              readOwn();
              step('/q/');
              setRemoved(title);
            }}
          />
        ) : route.path !== undefined ? (
          <section className="notice">
            <BackLink go={step} />
            <h1 tabIndex={-1}>没有这个查询</h1>
            <p role="alert">没有名为“{route.path}”的查询，或者您无权使用。请从目录里另选一个。</p>
          </section>
        ) : (
          <Welcome isEmpty={queries.length === 0} removed={removed} />
        )}
      </main>
    </div>
  );
}

/** The queries that viewers keep, and a function that reads them again; undefined for who cannot keep any. */
function useOwnList(mayKeep: boolean): readonly [OwnListState | undefined, () => void] {
  const [state, setState] = useState<OwnListState>({ kind: 'loading' });
  const [reads, setReads] = useState(0);
  useEffect(() => {
    if (!mayKeep) {
      return undefined;
    }
    const leaving = new AbortController();
    loadOwnQueries(leaving.signal).then(
      (list) => setState({ kind: 'loaded', ...list }),
      (error: unknown) => {
        if (!leaving.signal.aborted) {
          setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        }
      },
    );
    return () => leaving.abort();
  }, [mayKeep, reads]);
  return [mayKeep ? state : undefined, () => setReads((count) => count + 1)];
}

function Welcome({ isEmpty, removed }: { readonly isEmpty: boolean; readonly removed: string | undefined }) {
  return (
    <section className={isEmpty || removed !== undefined ? 'notice' : 'notice welcome'}>
      <h1>查询目录</h1>
      {removed !== undefined && (
        <p role="status" className="success box">
          已删除“{removed}”。
        </p>
      )}
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
