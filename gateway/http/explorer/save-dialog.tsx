import { useEffect, useRef, useState, type FormEvent } from 'react';

import { saveQuery, type QueryToSave, type SavedParameter, type SavedQuery } from './save-client.ts';

interface SaveDialogProps {
  /** The text of the query editor. */
  readonly document: string;
  /** The Authorization header that saves; undefined where there is none. */
  readonly authorization: string | undefined;
  readonly onClose: () => void;
}

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'saved'; readonly saved: SavedQuery };

const SHARED = [
  ['private', '仅自己'],
  ['office', '本单位的同事也能看到和运行'],
] as const;

/** Asks for the title of the query to save, saves it, and says where it is. It keeps nothing in the browser. */
export function SaveDialog({ document: text, authorization, onClose }: SaveDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  useEffect(() => dialog.current?.showModal(), []);
  const save = async (query: QueryToSave): Promise<void> => {
    if (authorization === undefined) {
      return;
    }
    setProgress({ kind: 'sending' });
    try {
      setProgress({ kind: 'saved', saved: await saveQuery(query, authorization) });
    } catch (error) {
      setProgress({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  const close = (): void => dialog.current?.close();
  return (
    <dialog ref={dialog} className="save" aria-labelledby="save-heading" onClose={onClose}>
      <h2 id="save-heading">{progress.kind === 'saved' ? '已保存' : '保存为查询'}</h2>
      {authorization === undefined ? (
        <>
          <p>
            公众不能保存查询。请换一个身份，或者在编辑区下方的 Headers 里写：
            <code>{'{ "authorization": "Bearer 您的令牌" }'}</code>
          </p>
          <Closing onClose={close} />
        </>
      ) : progress.kind === 'saved' ? (
        <>
          <Saved saved={progress.saved} />
          <Closing onClose={close} />
        </>
      ) : (
        <SaveForm text={text} progress={progress} onSave={(query) => void save(query)} onClose={close} />
      )}
    </dialog>
  );
}

interface SaveFormProps {
  readonly text: string;
  readonly progress: Progress;
  readonly onSave: (query: QueryToSave) => void;
  readonly onClose: () => void;
}

function SaveForm({ text, progress, onSave, onClose }: SaveFormProps) {
  const [title, setTitle] = useState('');
  const [name, setName] = useState('');
  const [shared, setShared] = useState<QueryToSave['shared']>('private');
  const isSending = progress.kind === 'sending';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSending && title.trim() !== '') {
      onSave({ title, ...(name.trim() !== '' && { name: name.trim() }), document: text, shared });
    }
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <label className="title">
        名称
        <input
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          placeholder="例如：本院逾期未结案件"
          maxLength={100}
          required
          autoFocus
        />
      </label>
      <label className="title">
        网址里的名字
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          spellCheck={false}
          maxLength={64}
          aria-describedby="save-name-hint"
        />
        <span className="hint" id="save-name-hint">
          可不填。小写英文字母、数字和连字符，例如 overdue-cases；保存后不能改。
        </span>
      </label>
      <fieldset>
        <legend>谁可以用</legend>
        {SHARED.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="shared" checked={shared === value} onChange={() => setShared(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      <p className="hint">
        条件里的值会成为参数。可能指向具体的人的值（证件号码、姓名、案号等）和注释不保存，名称里也不要写。
      </p>
      {progress.kind === 'failed' && (
        <p role="alert" className="fault">
          没有保存：{progress.message}
        </p>
      )}
      <p className="buttons">
        <button type="submit" className="primary" aria-disabled={isSending || undefined}>
          {isSending ? '正在保存…' : '保存'}
        </button>
        <button type="button" onClick={onClose}>
          取消
        </button>
      </p>
    </form>
  );
}

function Saved({ saved: { url, parameters } }: { readonly saved: SavedQuery }) {
  const personal = parameters.filter(({ isPersonal }) => isPersonal);
  const other = parameters.filter(({ isPersonal }) => !isPersonal);
  const address = `${url}/`;
  return (
    <div role="status">
      <p>
        网址：
        <a href={address} target="_blank" rel="noreferrer">
          {location.origin}
          {address}
        </a>
      </p>
      <p className="hint">打开时浏览器会要求登录：用户名是令牌里的名字，密码是令牌。</p>
      {parameters.length === 0 && <p>文档里没有可以填的值，所以没有参数。</p>}
      {other.length > 0 && (
        <>
          <p>文档里的值成了这些参数：</p>
          <Parameters parameters={other} />
        </>
      )}
      {personal.length > 0 && (
        <>
          <p>下面这些值可能指向具体的人，已从文档中去掉，成为参数，每次运行时填写：</p>
          <Parameters parameters={personal} />
        </>
      )}
    </div>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly SavedParameter[] }) {
  return (
    <ul>
      {parameters.map(({ name, title, fallback }) => (
        <li key={name}>
          {title} <code>{name}</code>
          {fallback !== undefined && fallback !== null && `，默认 ${[fallback].flat().join('、')}`}
        </li>
      ))}
    </ul>
  );
}

function Closing({ onClose }: { readonly onClose: () => void }) {
  return (
    <p className="buttons">
      <button type="button" onClick={onClose}>
        关闭
      </button>
    </p>
  );
}
