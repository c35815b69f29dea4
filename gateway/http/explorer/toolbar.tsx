import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useState } from 'react';

import type { QueryClient } from './gateway-client.ts';
import { SaveButton } from './save-button.tsx';
import { useWords } from './words.ts';

/** What can be done with the open query. */
export function Toolbar({ client, token }: { readonly client: QueryClient; readonly token: string | null }) {
  const words = useWords();
  const actions = useGraphiQLActions();
  const { isFetching, operations, operationName, queryEditor } = useGraphiQL((store) => ({
    isFetching: store.isFetching,
    operations: store.operations,
    operationName: store.operationName,
    queryEditor: store.queryEditor,
  }));
  const [notice, setNotice] = useState('');
  const names = operations?.flatMap(({ name }) => (name === undefined ? [] : [name.value])) ?? [];
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(queryEditor?.getValue() ?? '');
      setNotice(words.copied);
    } catch {
      setNotice(words.copyFailed);
    }
  };
  return (
    <div className="toolbar" role="group" aria-label={words.commands}>
      <button
        type="button"
        className="primary"
        onClick={() => {
          if (isFetching) {
            client.stop();
          } else {
            void actions.run();
          }
        }}
      >
        {isFetching ? words.stop : words.run}
      </button>
      {names.length > 1 && (
        <select
          aria-label={words.operation}
          value={operationName}
          onChange={({ target }) => actions.setOperationName(target.value)}
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      <button type="button" onClick={() => void actions.prettifyEditors()}>
        {words.prettify}
      </button>
      <button type="button" onClick={() => actions.mergeQuery()}>
        {words.merge}
      </button>
      <button type="button" onClick={() => void copy()}>
        {words.copy}
      </button>
      <SaveButton token={token} />
      <span role="status" className="notice">
        {notice}
      </span>
    </div>
  );
}
