import { lazy, Suspense } from 'react';

import { cellText, isNumeric } from './cell-text.ts';
import type { Rows } from './client.ts';
import type { RunState } from './query-view.tsx';
import type { ShownQuery } from './shown-query.ts';
import type { QueryResult } from './wire.ts';

const ResultChart = lazy(() => import('./chart.tsx'));

interface ResultProps {
  readonly query: ShownQuery;
  readonly run: RunState;
  /** Whether the form was changed since the run. */
  readonly isOutdated: boolean;
}

/** What a run gave, in words first; a screen reader hears the words when they change. */
export function Result({ query, run, isOutdated }: ResultProps) {
  return (
    <>
      <p role="status" className={run.kind === 'none' ? 'muted' : undefined}>
        {statusText(run, query)}
      </p>
      {run.kind === 'failed' && (
        <p role="alert" className="error box">
          读取失败：{run.message}
        </p>
      )}
      {isOutdated && <p className="warning box">参数已改动，下面仍是上一次的结果；点“运行”更新。</p>}
      {run.kind === 'done' && run.rows.result.rows.length > 0 && <Shown query={query} rows={run.rows} />}
    </>
  );
}

function statusText(run: RunState, { maxSeconds }: ShownQuery): string {
  switch (run.kind) {
    case 'none':
      return '还没有运行。填好参数后点“运行”，这里显示前 50 行。';
    case 'running':
      return `正在读取…（最长 ${maxSeconds} 秒）`;
    case 'stopped':
      return '已停止。';
    case 'failed':
      return '';
    case 'done':
      return extentText(run.rows.result);
  }
}

/** Whether these are all rows. */
function extentText({ rows, rowCount, pageInfo }: QueryResult): string {
  if (rows.length === 0) {
    return '没有符合条件的记录。';
  }
  if (!pageInfo.hasNextPage) {
    return `共 ${rows.length} 行，全部显示在下面。`;
  }
  const isCounted = typeof rowCount === 'number' && rowCount > rows.length;
  return isCounted
    ? `共 ${cellText(rowCount, { type: 'integer', unit: '' })} 行，只显示前 ${rows.length} 行；要全部请用下面的“整份下载”。`
    : `只显示前 ${rows.length} 行，后面还有；要全部请用下面的“整份下载”。`;
}

function Shown({ query, rows: { result, runId } }: { readonly query: ShownQuery; readonly rows: Rows }) {
  return (
    <>
      {query.chart !== null && (
        <Suspense fallback={<p role="status">正在画图…</p>}>
          <ResultChart chart={query.chart} result={result} />
        </Suspense>
      )}
      <RowTable query={query} result={result} />
      <p className="muted">
        {extentText(result)}
        {runId === null ? '' : ` 运行编号 ${runId}`}
      </p>
    </>
  );
}

function RowTable({
  query,
  result: { columns, rows, version },
}: {
  readonly query: ShownQuery;
  readonly result: QueryResult;
}) {
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="scroll" role="region" aria-labelledby="rows-caption" tabIndex={0}>
      <table className="rows">
        <caption id="rows-caption">
          {query.title}（{query.version === undefined ? '' : `v${version}，`}
          {rows.length} 行）
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={isNumeric(column) ? 'number' : undefined}>
                {column.header}
                {column.unit === '' ? '' : <span className="unit">（{column.unit}）</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column, at) => {
                const text = cellText(row[column.key], column);
                const content = text === '' ? <Empty /> : text;
                const style = isNumeric(column) ? 'number' : text.length > 24 ? 'long' : undefined;
                return at === 0 ? (
                  <th key={column.key} scope="row" className={style}>
                    {content}
                  </th>
                ) : (
                  <td key={column.key} className={style}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Empty() {
  return (
    <span className="muted">
      <span aria-hidden="true">—</span>
      <span className="unseen">空</span>
    </span>
  );
}
