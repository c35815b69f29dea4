import { useMemo, useState, type MouseEvent } from 'react';

import { addressOf } from './route.ts';
import type { ListedQuery } from './wire.ts';

interface QueryListProps {
  readonly queries: readonly ListedQuery[];
  readonly selected: string | undefined;
  readonly go: (address: string) => void;
}

/** What the viewer may run, with a search over titles, columns and descriptions. */
export function QueryList({ queries, selected, go }: QueryListProps) {
  const [words, setWords] = useState('');
  const texts = useMemo(() => new Map(queries.map((query) => [query, searchTextOf(query)])), [queries]);
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = queries.filter((query) => wanted.every((word) => texts.get(query)?.includes(word)));
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
        {countText(queries.length, found.length, wanted.length > 0)}
      </p>
      <ul>
        {found.map((query) => (
          <li key={query.name}>
            <a
              href={addressOf(query.name)}
              aria-current={query.name === selected ? 'page' : undefined}
              onClick={(event) => follow(event, () => go(addressOf(query.name)))}
            >
              <span className="title">{query.title}</span>
              <span className="muted">{query.owner}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
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

function searchTextOf({ name, title, description, owner, columns }: ListedQuery): string {
  const parts = columns.flatMap((column) => [column.header, column.key, column.description]);
  return [name, title, description, owner, ...parts].join('\n').toLowerCase();
}
