import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';

import { changeOwnQuery, removeOwnQuery, RequestFailedError } from './client.ts';
import type { OwnQuery, OwnQueryChange } from './wire.ts';

interface OwnQuerySettingsProps {
  readonly own: OwnQuery;
  readonly onChanged: (own: OwnQuery) => void;
  readonly onRemoved: (own: OwnQuery) => void;
  /** Reads the query again. */
  readonly onReload: () => void;
}

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string; readonly isOutdated: boolean };

type Part = 'title' | 'sharing' | 'removal';

const CONFLICT = 409;

/** What the owner of a query may change: title and description, whether the office sees it, and whether it exists. */
export function OwnQuerySettings({ own, onChanged, onRemoved, onReload }: OwnQuerySettingsProps) {
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  const [part, setPart] = useState<Part>('title');
  const send = async (of: Part, request: () => Promise<void>): Promise<void> => {
    if (progress.kind === 'sending') {
      return;
    }
    setPart(of);
    setProgress({ kind: 'sending' });
    try {
      await request();
      setProgress({ kind: 'done' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const isOutdated = error instanceof RequestFailedError && error.status === CONFLICT;
      setProgress({ kind: 'failed', message, isOutdated });
    }
  };
  const change = (of: Part, changes: Omit<OwnQueryChange, 'version'>): void =>
    void send(of, async () => onChanged(await changeOwnQuery(own.url, { version: own.version, ...changes })));
  const remove = (): void =>
    void send('removal', async () => {
      await removeOwnQuery(own.url);
      onRemoved(own);
    });
  const partProps = (of: Part): PartProps => ({
    own,
    isSending: progress.kind === 'sending',
    outcome: <Outcome progress={part === of ? progress : { kind: 'idle' }} onReload={onReload} />,
  });
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">管理这个查询</h2>
      <TitleForm {...partProps('title')} onSubmit={(changes) => change('title', changes)} />
      <Sharing {...partProps('sharing')} onChange={(shared) => change('sharing', { shared })} />
      <Removal {...partProps('removal')} onRemove={remove} />
    </section>
  );
}

/** What became of the last change, beside its button. */
function Outcome({ progress, onReload }: { readonly progress: Progress; readonly onReload: () => void }) {
  return (
    <>
      <p role="status">{progress.kind === 'sending' ? '正在保存…' : progress.kind === 'done' ? '已保存。' : ''}</p>
      {progress.kind === 'failed' && (
        <div role="alert" className="error box">
          <p>没有改成：{progress.message}</p>
          {progress.isOutdated && (
            <button type="button" onClick={onReload}>
              读取最新内容
            </button>
          )}
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly own: OwnQuery;
  readonly isSending: boolean;
  readonly outcome: ReactNode;
}

function TitleForm({
  own,
  isSending,
  outcome,
  onSubmit,
}: PartProps & { readonly onSubmit: (changes: Pick<OwnQueryChange, 'title' | 'description'>) => void }) {
  const [title, setTitle] = useState(own.title);
  const [description, setDescription] = useState(own.description);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit({ title, description });
  };
  return (
    <form noValidate className="setting" onSubmit={submit} autoComplete="off">
      <h3>名称与说明</h3>
      <div className="field wide">
        <label htmlFor="own-title">名称</label>
        <input id="own-title" value={title} onChange={(event) => setTitle(event.target.value)} />
      </div>
      <div className="field wide">
        <label htmlFor="own-description">说明</label>
        <textarea
          id="own-description"
          rows={3}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </div>
      <div className="actions">
        <button type="submit" aria-disabled={isSending || undefined}>
          保存名称与说明
        </button>
      </div>
      {outcome}
    </form>
  );
}

function Sharing({
  own,
  isSending,
  outcome,
  onChange,
}: PartProps & { readonly onChange: (shared: OwnQuery['shared']) => void }) {
  const isShared = own.shared === 'office';
  const address = `${location.origin}/q/own/${own.id}/`;
  return (
    <div className="setting">
      <h3>共享</h3>
      {isShared ? (
        <p>
          本单位的同事能看到并运行它，各按各自的权限取数；只有您能修改。发给同事用这个网址：
          <a href={address}>{address}</a>
        </p>
      ) : (
        <p>现在只有您自己能看到。共享后，本单位的同事能看到并运行它，各按各自的权限取数；只有您能修改。</p>
      )}
      <div className="actions">
        <button
          type="button"
          aria-disabled={isSending || undefined}
          onClick={() => onChange(isShared ? 'private' : 'office')}
        >
          {isShared ? '取消共享' : '共享给本单位'}
        </button>
      </div>
      {outcome}
    </div>
  );
}

/** Two steps: what is removed cannot be brought back. */
function Removal({ own, isSending, outcome, onRemove }: PartProps & { readonly onRemove: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => question.current?.focus(), [isAsking]);
  const cancel = (): void => {
    setIsAsking(false);
    requestAnimationFrame(() => first.current?.focus());
  };
  return (
    <div className="setting">
      <h3>删除</h3>
      {isAsking ? (
        <div ref={question} tabIndex={-1} role="group" aria-labelledby="removal" className="warning box">
          <p id="removal">
            确定要删除“{own.title}”吗？删除后不能恢复，用它的网址取数的表格和程序都会失败
            {own.shared === 'office' ? '，同事也不能再用' : ''}。
          </p>
          <div className="actions">
            <button type="button" className="danger" aria-disabled={isSending || undefined} onClick={onRemove}>
              确定删除
            </button>
            <button type="button" onClick={cancel}>
              不删除
            </button>
          </div>
        </div>
      ) : (
        <div className="actions">
          <button type="button" className="danger" ref={first} onClick={() => setIsAsking(true)}>
            删除
          </button>
        </div>
      )}
      {outcome}
    </div>
  );
}
