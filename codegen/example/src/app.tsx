import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';

import { Failures } from './failures.tsx';
import { graphql } from './graphql/index.ts';
import { LedgerPage } from './ledger-page.tsx';
import { Login } from './login.tsx';
import type { Session } from './session.ts';

const WHO_AM_I = graphql(`
  query WhoAmI {
    viewer {
      audience
      audienceLabel
      subject
      expiresAt
      region {
        code
        name
      }
    }
  }
`);

/** Shows the login to the public, and the ledgers to everybody else. */
export function App({ session }: { readonly session: Session }) {
  const client = useApolloClient();
  const { data, error, loading, refetch } = useQuery(WHO_AM_I);
  const [notice, setNotice] = useState('');

  /** With another token everything that was read belongs to somebody else. */
  const readAgain = async (): Promise<void> => {
    await client.clearStore();
    await refetch().catch(() => undefined);
  };
  const logIn = async (token: string): Promise<void> => {
    setNotice('');
    session.logIn(token);
    await readAgain();
  };
  const logOut = async (words: string): Promise<void> => {
    session.logOut();
    setNotice(words);
    await readAgain();
  };

  const viewer = data?.viewer;
  const isPublic = viewer === undefined || viewer.audience === 'PUBLIC';
  return (
    <main>
      <header>
        <h1>超期督促台账</h1>
        {viewer !== undefined && !isPublic && (
          <p className="viewer">
            {viewer.audienceLabel} {viewer.region?.name}（{viewer.subject}）
            {viewer.expiresAt != null && `，登录有效至 ${viewer.expiresAt.slice(0, 16).replace('T', ' ')}`}
            <button type="button" onClick={() => void logOut('已退出。')}>
              退出
            </button>
          </p>
        )}
      </header>
      {loading && viewer === undefined && <p role="status">正在连接…</p>}
      {error !== undefined && <Failures error={error} onRetry={() => void refetch().catch(() => undefined)} />}
      {notice !== '' && <p role="status">{notice}</p>}
      {!loading && isPublic && <Login onToken={(token) => void logIn(token)} />}
      {!isPublic && <LedgerPage onExpired={() => void logOut('登录已过期，请重新登录。')} />}
    </main>
  );
}
