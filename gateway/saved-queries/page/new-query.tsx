import { useEffect, useState, type FormEvent } from 'react';

import { createOwnQuery } from './client.ts';
import { BackLink } from './query-view.tsx';
import type { OwnQuery } from './wire.ts';

interface NewQueryProps {
  readonly go: (address: string) => void;
  readonly onSaved: (own: OwnQuery) => void;
}

const SHARED = [
  ['private', '仅自己'],
  ['office', '本单位的同事也能看到和运行'],
] as const;

/** The form for a query of one's own: a title, and a document that was tried in the explorer. */
export function NewQuery({ go, onSaved }: NewQueryProps) {
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [text, setText] = useState('');
  const [shared, setShared] = useState<OwnQuery['shared']>('private');
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    document.title = '新建查询 · 联执';
  }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const empty = [title.trim() === '' ? 'title' : '', text.trim() === '' ? 'document' : ''].filter(Boolean);
    setMissing(new Set(empty));
    setFailure(undefined);
    if (empty[0] !== undefined) {
      document.getElementById(`new-${empty[0]}`)?.focus();
      return;
    }
    if (isSending) {
      return;
    }
    setIsSending(true);
    try {
      onSaved(
        await createOwnQuery({
          title,
          ...(name.trim() !== '' && { name: name.trim() }),
          description,
          document: text,
          shared,
        }),
      );
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setIsSending(false);
    }
  };
  return (
    <article>
      <BackLink go={go} />
      <h1 tabIndex={-1}>新建查询</h1>
      <p className="description">
        把在<a href="/">查询台</a>里试好的 GraphQL 存成一个固定的网址：可以在这里看，可以整份下载，也可以让 Excel
        等程序自己取。
      </p>
      <section aria-labelledby="new-query">
        <h2 id="new-query">内容</h2>
        <form noValidate className="new" onSubmit={(event) => void submit(event)} autoComplete="off">
          <div className="field wide">
            <label htmlFor="new-title">
              名称<span className="required">必填</span>
            </label>
            <input
              id="new-title"
              value={title}
              onChange={(event) => setTitle(event.target.value)}
              aria-required
              aria-invalid={missing.has('title') || undefined}
              aria-describedby="new-title-help new-title-fault"
            />
            <p id="new-title-help" className="help">
              例如“本院逾期未结案件”。不要写当事人的姓名和证件号码。
            </p>
            <p id="new-title-fault" className="error">
              {missing.has('title') && '请填写名称。'}
            </p>
          </div>
          <div className="field wide">
            <label htmlFor="new-name">网址里的名字</label>
            <input
              id="new-name"
              value={name}
              onChange={(event) => setName(event.target.value)}
              spellCheck={false}
              aria-describedby="new-name-help"
            />
            <p id="new-name-help" className="help">
              可不填。小写英文字母、数字和连字符，例如 overdue-cases；保存后不能改。
            </p>
          </div>
          <div className="field wide">
            <label htmlFor="new-description">说明</label>
            <textarea
              id="new-description"
              rows={2}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          </div>
          <div className="field wide">
            <label htmlFor="new-document">
              GraphQL 文本<span className="required">必填</span>
            </label>
            <textarea
              id="new-document"
              className="code"
              rows={14}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
              aria-required
              aria-invalid={missing.has('document') || undefined}
              aria-describedby="new-document-help new-document-fault"
            />
            <p id="new-document-help" className="help">
              一个
              query，其中一个列表是行，行里的字段是列。条件里的值会成为参数，原来的值是默认值；可能指向具体的人的值（证件号码、姓名、案号等）不保存，每次运行时填写。注释不保存。
            </p>
            <p id="new-document-fault" className="error">
              {missing.has('document') && '请贴入 GraphQL 文本。'}
            </p>
          </div>
          <fieldset className="field wide">
            <legend>谁可以用</legend>
            <div className="choices">
              {SHARED.map(([value, label]) => (
                <label key={value}>
                  <input type="radio" name="shared" checked={shared === value} onChange={() => setShared(value)} />
                  {label}
                </label>
              ))}
            </div>
          </fieldset>
          {failure !== undefined && (
            <p role="alert" className="error box">
              没有保存：{failure}
            </p>
          )}
          <div className="actions">
            <button type="submit" className="primary" aria-disabled={isSending || undefined}>
              保存
            </button>
          </div>
          <p role="status">{isSending && '正在保存…'}</p>
        </form>
      </section>
    </article>
  );
}
