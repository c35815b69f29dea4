import { useEffect, useRef, useState, type FormEvent } from 'react';

import { saveQuery, type QueryToSave, type SavedParameter, type SavedQuery } from './save-client.ts';
import { useLanguage, useWords } from './words.ts';

interface SaveDialogProps {
  /** The text of the query editor. */
  readonly document: string;
  /** Null for the public, which cannot save. */
  readonly token: string | null;
  readonly onClose: () => void;
}

type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'saved'; readonly saved: SavedQuery };

/** Asks for the title of the query to save, saves it, and says where it is. It keeps nothing in the browser. */
export function SaveDialog({ document: text, token, onClose }: SaveDialogProps) {
  const language = useLanguage();
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' });
  useEffect(() => dialog.current?.showModal(), []);
  const save = async (query: QueryToSave): Promise<void> => {
    if (token === null) {
      return;
    }
    setProgress({ kind: 'sending' });
    try {
      setProgress({ kind: 'saved', saved: await saveQuery(query, token, language) });
    } catch (error) {
      setProgress({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  const close = (): void => dialog.current?.close();
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="save-heading" onClose={onClose}>
      <h2 id="save-heading">{progress.kind === 'saved' ? words.saved : words.save}</h2>
      {token === null ? (
        <>
          <p>{words.saveNeedsLogin}</p>
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
  const words = useWords();
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
      <label className="field">
        {words.saveTitle}
        <input
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          placeholder={words.saveTitleExample}
          autoComplete="off"
          maxLength={100}
          required
          autoFocus
        />
      </label>
      <div className="field">
        <label htmlFor="save-name">{words.saveName}</label>
        <input
          id="save-name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          spellCheck={false}
          autoComplete="off"
          maxLength={64}
          aria-describedby="save-name-hint"
        />
        <span className="hint" id="save-name-hint">
          {words.saveNameHint}
        </span>
      </div>
      <fieldset>
        <legend>{words.saveShared}</legend>
        {(
          [
            ['private', words.savePrivate],
            ['office', words.saveOffice],
          ] as const
        ).map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="shared" checked={shared === value} onChange={() => setShared(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      <p className="hint">{words.saveHint}</p>
      {progress.kind === 'failed' && (
        <p role="alert" className="fault">
          {words.notSaved}
          {progress.message}
        </p>
      )}
      <p className="buttons">
        <button type="submit" className="primary" aria-disabled={isSending || undefined}>
          {isSending ? words.saving : words.saveButton}
        </button>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function Saved({ saved: { url, parameters } }: { readonly saved: SavedQuery }) {
  const words = useWords();
  const personal = parameters.filter(({ isPersonal }) => isPersonal);
  const other = parameters.filter(({ isPersonal }) => !isPersonal);
  const address = `${url}/`;
  return (
    <div role="status">
      <p>
        {words.savedAt}
        <a href={address} target="_blank" rel="noreferrer">
          {location.origin}
          {address}
        </a>
      </p>
      <p className="hint">{words.savedLogin}</p>
      {parameters.length === 0 && <p>{words.savedNoParameters}</p>}
      {other.length > 0 && (
        <>
          <p>{words.savedParameters}</p>
          <Parameters parameters={other} />
        </>
      )}
      {personal.length > 0 && (
        <>
          <p>{words.savedPersonal}</p>
          <Parameters parameters={personal} />
        </>
      )}
    </div>
  );
}

function Parameters({ parameters }: { readonly parameters: readonly SavedParameter[] }) {
  const words = useWords();
  return (
    <ul>
      {parameters.map(({ name, title, fallback }) => (
        <li key={name}>
          {title} <code>{name}</code>
          {fallback !== undefined && fallback !== null && words.savedFallback([fallback].flat().join('、'))}
        </li>
      ))}
    </ul>
  );
}

function Closing({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  return (
    <p className="buttons">
      <button type="button" onClick={onClose}>
        {words.close}
      </button>
    </p>
  );
}
