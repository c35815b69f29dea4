import { useEffect, useRef, useState, type FormEvent } from 'react';

import { loadViewer } from './gateway-client.ts';
import { useLanguage, useWords } from './words.ts';

interface LoginDialogProps {
  readonly onLoggedIn: (token: string) => void;
  readonly onClose: () => void;
}

/**
 * Asks for a token, and lets nobody in with one that the gateway does not accept. The field is not of the type `password`:
 * browsers offer to store those.
 */
export function LoginDialog({ onLoggedIn, onClose }: LoginDialogProps) {
  const language = useLanguage();
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [userName, setUserName] = useState('');
  const [token, setToken] = useState('');
  const [isChecking, setIsChecking] = useState(false);
  const [fault, setFault] = useState<string>();
  useEffect(() => dialog.current?.showModal(), []);

  const check = async (): Promise<void> => {
    // As it stands in a header, or over several lines in a mail.
    const bare = token.replace(/^\s*Bearer\s+/i, '').replaceAll(/\s/g, '');
    if (bare === '') {
      setFault(words.tokenMissing);
      return;
    }
    setIsChecking(true);
    setFault(undefined);
    try {
      await loadViewer({ token: bare, userName: userName.trim() }, language);
      onLoggedIn(bare);
    } catch (error) {
      setIsChecking(false);
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isChecking) {
      void check();
    }
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="login-heading" onClose={onClose}>
      <h2 id="login-heading">{words.loginHeading}</h2>
      <form onSubmit={submit} autoComplete="off">
        <div className="field">
          <label htmlFor="login-token">{words.token}</label>
          <input
            id="login-token"
            className="secret"
            value={token}
            onChange={({ target }) => setToken(target.value)}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            aria-describedby="login-hint"
          />
          <span className="hint" id="login-hint">
            {words.loginHint}
          </span>
        </div>
        <div className="field">
          <label htmlFor="login-name">{words.userName}</label>
          <input
            id="login-name"
            value={userName}
            onChange={({ target }) => setUserName(target.value)}
            autoComplete="off"
            spellCheck={false}
            aria-describedby="user-name-hint"
          />
          <span className="hint" id="user-name-hint">
            {words.userNameHint}
          </span>
        </div>
        {fault !== undefined && (
          <p role="alert" className="fault">
            {`${words.loginRefused}${fault}`}
          </p>
        )}
        <p className="buttons">
          <button type="submit" className="primary" aria-disabled={isChecking || undefined}>
            {isChecking ? words.loggingIn : words.logIn}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
