import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { getNamedType, isNamedType, type GraphQLSchema } from 'graphql';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';

import { docsEntries, searchDocs } from './docs-search.ts';
import { TypeView, Words } from './type-view.tsx';
import { useWords } from './words.ts';

/** Most hits that a search lists. */
const LISTED = 60;

/** What the viewer may ask: a search by Chinese or English words, and each type with its fields. */
export function DocsPanel() {
  const words = useWords();
  const actions = useGraphiQLActions();
  const { schema, fetchError, isIntrospecting, schemaReference } = useGraphiQL((store) => ({
    schema: store.schema,
    fetchError: store.fetchError,
    isIntrospecting: store.isIntrospecting,
    schemaReference: store.schemaReference,
  }));
  const [text, setText] = useState('');
  const [path, setPath] = useState<readonly string[]>([]);
  // A field that was clicked in the editor.
  useEffect(() => {
    const info = schemaReference?.typeInfo;
    const type = info?.fieldDef ? info.parentType : (info?.inputType ?? info?.type);
    if (isNamedType(type) || type) {
      setText('');
      setPath([getNamedType(type).name]);
    }
  }, [schemaReference]);

  if (!schema) {
    return (
      <>
        <p role="status">{isIntrospecting ? words.reading : words.noSchema}</p>
        {fetchError !== null && (
          <p className="fault" role="alert">
            {words.schemaFailed}
            <code>{fetchError}</code>
          </p>
        )}
        <button type="button" onClick={() => void actions.introspect()}>
          {words.reload}
        </button>
      </>
    );
  }
  const name = path.at(-1);
  const type = name === undefined ? schema.getQueryType() : schema.getType(name);
  const go = (typeName: string): void => {
    setText('');
    setPath([...path, typeName]);
  };
  return (
    <div className="docs">
      <label className="search">
        {words.searchDocs}
        <input
          type="search"
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={words.searchHint}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <p className="docs-path">
        {path.length > 0 && (
          <button type="button" className="plain" onClick={() => setPath(path.slice(0, -1))}>
            ← {words.back}
          </button>
        )}
        {path.length > 1 && (
          <button type="button" className="plain" onClick={() => setPath([])}>
            {words.docsStart}
          </button>
        )}
        <button
          type="button"
          className="plain"
          aria-disabled={isIntrospecting || undefined}
          onClick={() => void actions.introspect()}
        >
          {isIntrospecting ? words.reading : words.reload}
        </button>
      </p>
      {text.trim() !== '' ? (
        <Hits schema={schema} text={text} onGo={go} />
      ) : (
        type && <TypeView key={type.name} type={type} schema={schema} isRoot={name === undefined} onGo={go} />
      )}
    </div>
  );
}

interface HitsProps {
  readonly schema: GraphQLSchema;
  readonly text: string;
  readonly onGo: (typeName: string) => void;
}

function Hits({ schema, text, onGo }: HitsProps) {
  const words = useWords();
  const entries = useMemo(() => docsEntries(schema), [schema]);
  const wanted = useDeferredValue(text);
  const { entries: found, count } = useMemo(() => searchDocs(entries, wanted, LISTED), [entries, wanted]);
  return (
    <>
      <p role="status" className="muted">
        {count === 0 ? words.foundNone : words.found(found.length, count)}
      </p>
      <ul className="hits">
        {found.map(({ kind, coordinate, typeName, description }) => (
          <li key={coordinate}>
            <button type="button" onClick={() => onGo(typeName)}>
              <code>{coordinate}</code> <span className="muted">{words.kinds[kind]}</span>
            </button>
            <Words text={description} />
          </li>
        ))}
      </ul>
    </>
  );
}
