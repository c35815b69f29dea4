import { useMemo, useState, type MouseEvent } from 'react';

import { addressOf, NEW_QUERY } from './route.ts';
import { pathOf } from './shown-query.ts';
import type { ListedOwnQuery, ListedQuery } from './wire.ts';

/** The queries that viewers keep, as far as the list knows them. */
export type OwnListState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'loaded'; readonly queries: readonly ListedOwnQuery[]; readonly isComplete: boolean };

interface QueryListProps {
  readonly queries: readonly ListedQuery[];
  /** Undefined for who cannot keep any. */
  readonly own: OwnListState | undefined;
  /** The path of the page shown. */
  readonly selected: string | undefined;
  readonly go: (address: string) => void;
}

interface Entry {
  readonly path: string;
  readonly title: string;
  readonly note: string;
  /** What a search looks through. */
  readonly text: string;
}

/** What the viewer may run: of the library and of the office's own, with a search over titles, columns and descriptions. */
export function QueryList({ queries, own, selected, go }: QueryListProps) {
  const [words, setWords] = useState('');
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const library = useMemo(() => queries.map(libraryEntry), [queries]);
  const kept = own?.kind === 'loaded' ? own.queries : undefined;
  const mine = useMemo(() => (kept ?? []).filter(({ isMine }) => isMine).map(ownEntry), [kept]);
  const shared = useMemo(() => (kept ?? []).filter(({ isMine }) => !isMine).map(ownEntry), [kept]);
  const matching = (entries: readonly Entry[]): readonly Entry[] =>
    entries.filter(({ text }) => wanted.every((word) => text.includes(word)));
  const found = { library: matching(library), mine: matching(mine), shared: matching(shared) };
  const isSearch = wanted.length > 0;
  const count = found.library.length + found.mine.length + found.shared.length;
  const entries = (some: readonly Entry[]) => <Entries entries={some} selected={selected} go={go} />;
  return (
    <nav className="list" aria-label="查询目录" tabIndex={-1}>
      <label htmlFor="search">搜索查询</label>
      <input
        id="search"
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder="名称、列名或说明"
        autoComplete="off"
        aria-describedby="found"
      />
      <p id="found" role="status" className="muted">
        {countText(library.length + mine.length + shared.length, count, isSearch)}
      </p>
      {own !== undefined && (!isSearch || found.mine.length > 0) && (
        <section aria-labelledby="mine" className="group">
          <h2 id="mine">我的查询</h2>
          <a
            className="new-link"
            href={addressOf(NEW_QUERY)}
            aria-current={selected === NEW_QUERY ? 'page' : undefined}
            onClick={(event) => follow(event, () => go(addressOf(NEW_QUERY)))}
          >
            新建查询
          </a>
          {own.kind === 'failed' && <p className="error">读取失败：{own.message}</p>}
          {own.kind === 'loading' && <p className="muted">正在读取…</p>}
          {own.kind === 'loaded' && mine.length === 0 && <p className="muted">还没有保存过查询。</p>}
          {entries(found.mine)}
        </section>
      )}
      {shared.length > 0 && (!isSearch || found.shared.length > 0) && (
        <section aria-labelledby="shared" className="group">
          <h2 id="shared">本单位共享</h2>
          {entries(found.shared)}
          {own?.kind === 'loaded' && !own.isComplete && <p className="muted">同事共享的太多，只列出最近修改的。</p>}
        </section>
      )}
      {library.length > 0 && (!isSearch || found.library.length > 0) && (
        <section aria-labelledby="library" className="group">
          {own !== undefined && <h2 id="library">公共查询</h2>}
          {entries(found.library)}
        </section>
      )}
    </nav>
  );
}

function Entries({
  entries,
  selected,
  go,
}: Pick<QueryListProps, 'selected' | 'go'> & { readonly entries: readonly Entry[] }) {
  return (
    <ul>
      {entries.map(({ path, title, note }) => (
        <li key={path}>
          <a
            href={addressOf(path)}
            aria-current={path === selected ? 'page' : undefined}
            onClick={(event) => follow(event, () => go(addressOf(path)))}
          >
            <span className="title">{title}</span>
            <span className="muted">{note}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function libraryEntry({ name, title, description, owner, columns }: ListedQuery): Entry {
  const parts = columns.flatMap((column) => [column.header, column.key, column.description]);
  const text = [name, title, description, owner, ...parts].join('\n').toLowerCase();
  return { path: name, title, note: owner, text };
}

function ownEntry(own: ListedOwnQuery): Entry {
  const { name, title, description, owner, isMine, shared } = own;
  const note = isMine ? (shared === 'office' ? '已共享给本单位' : '仅自己') : owner;
  return { path: pathOf(own), title, note, text: [name, title, description, owner].join('\n').toLowerCase() };
}

/** A plain click stays in the page; one that opens a tab or a window is the browser's. */
export function follow(event: MouseEvent, go: () => void): void {
  if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    go();
  }
}

function countText(all: number, found: number, isSearch: boolean): string {
  if (all === 0) {
    return '没有可用的查询。';
  }
  if (!isSearch) {
    return `共 ${all} 个查询`;
  }
  return found === 0 ? '没有符合条件的查询，请换个说法。' : `找到 ${found} 个查询`;
}
