import { useEffect, useRef, useState, type FormEvent } from 'react';

import { cellText } from './cell-text.ts';
import { loadRun } from './client.ts';
import { timeText } from './shown-query.ts';
import type { QueryRun } from './wire.ts';

type CheckState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'found'; readonly run: QueryRun };

const STATES = { running: '仍在进行', complete: '完整', failed: '失败：文件不完整，请勿使用' } as const;

/** Whether a file that somebody has is whole: what the gateway recorded of its run. */
export function RunCheck() {
  const [id, setId] = useState('');
  const [state, setState] = useState<CheckState>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const check = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    running.current?.abort();
    const leaving = new AbortController();
    running.current = leaving;
    if (id.trim() === '') {
      setState({ kind: 'failed', message: '请填写运行编号。' });
      return;
    }
    setState({ kind: 'loading' });
    try {
      setState({ kind: 'found', run: await loadRun(id.trim(), leaving.signal) });
    } catch (error) {
      if (!leaving.signal.aborted) {
        setState({ kind: 'failed', message: `读取失败：${error instanceof Error ? error.message : String(error)}` });
      }
    }
  };
  return (
    <details>
      <summary>核对一份下载是否完整</summary>
      <form noValidate className="check" onSubmit={(event) => void check(event)}>
        <label htmlFor="run-id">运行编号（在 XLSX 的“口径”页；程序见响应头 X-Query-Run）</label>
        <div className="actions">
          <input id="run-id" value={id} onChange={(event) => setId(event.target.value)} autoComplete="off" />
          <button type="submit">核对</button>
        </div>
        <div role="status">
          {state.kind === 'loading' && <p>正在读取…</p>}
          {state.kind === 'failed' && <p className="error">{state.message}</p>}
          {state.kind === 'found' && <RunFacts run={state.run} />}
        </div>
      </form>
    </details>
  );
}

function RunFacts({ run }: { readonly run: QueryRun }) {
  const asOf = Object.entries(run.dataAsOf ?? {}).map(([office, time]) => `${office} ${timeText(time)}`);
  const facts = [
    ['查询', `${run.query} v${run.version}`],
    ['状态', STATES[run.state]],
    ['原因', run.reason ?? ''],
    ['行数', run.rows === null ? '' : cellText(run.rows, { type: 'integer', unit: '' })],
    ['SHA-256', run.sha256 ?? ''],
    ['数据截至', asOf.join('；')],
    ['开始', timeText(run.startedAt)],
    ['结束', run.endedAt === null ? '' : timeText(run.endedAt)],
  ] as const;
  return (
    <dl className="facts">
      {facts
        .filter(([, fact]) => fact !== '')
        .map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  );
}
