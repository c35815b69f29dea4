import { useState } from 'react';

/** Takes a token. In production an office's own login would give one; a developer's comes from `npm run token`. */
export function Login({ onToken }: { readonly onToken: (token: string) => void }) {
  const [token, setToken] = useState('');
  return (
    <form
      className="panel"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') {
          onToken(token.trim());
          setToken('');
        }
      }}
    >
      <label htmlFor="token">令牌</label>
      <input
        id="token"
        type="password"
        autoComplete="off"
        value={token}
        aria-describedby="token-help"
        onChange={(event) => setToken(event.target.value)}
      />
      <p id="token-help">台账只对政法委开放。令牌只留在本页内存里，关闭或刷新后须重新登录。</p>
      <button type="submit">登录</button>
    </form>
  );
}
