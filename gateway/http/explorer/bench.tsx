import {
  QueryEditor,
  ResponseEditor,
  useDragResize,
  useGraphiQL,
  useGraphiQLActions,
  VariableEditor,
} from '@graphiql/react';
import { useEffect, useState, type RefObject } from 'react';

import { useEditorSetup } from './editor-setup.ts';
import { openExample, type StartingQuery } from './examples.ts';
import { audienceName, type AnswerFacts, type Example, type QueryClient, type Viewer } from './gateway-client.ts';
import { SidePanel, type PanelName } from './side-panel.tsx';
import { TabBar } from './tab-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useLanguage, useWords } from './words.ts';

interface BenchProps {
  readonly client: QueryClient;
  readonly token: string | null;
  readonly viewer: Viewer | undefined;
  readonly examples: readonly Example[];
  /** Of the last answer. */
  readonly facts: AnswerFacts | undefined;
  readonly onForget: () => void;
  readonly shownQuery: RefObject<(() => StartingQuery) | undefined>;
}

/** On a narrow screen one of three parts is shown. */
type View = 'panel' | 'edit' | 'result';

/** Examples and docs, the editors, and the result. */
export function Bench({ client, token, viewer, examples, facts, onForget, shownQuery }: BenchProps) {
  const language = useLanguage();
  const words = useWords();
  const actions = useGraphiQLActions();
  const { queryEditor, variableEditor, responseEditor, isFetching, schemaReference, initialVariables } = useGraphiQL(
    (store) => ({
      queryEditor: store.queryEditor,
      variableEditor: store.variableEditor,
      responseEditor: store.responseEditor,
      isFetching: store.isFetching,
      schemaReference: store.schemaReference,
      initialVariables: store.initialVariables,
    }),
  );
  const isReady = useEditorSetup([queryEditor, variableEditor, responseEditor]);
  const [view, setView] = useState<View>('edit');
  const [panel, setPanel] = useState<PanelName | undefined>('examples');
  const [hasVariables, setHasVariables] = useState(initialVariables !== '');
  const columns = useDragResize({ direction: 'horizontal', storageKey: 'columns' });

  useEffect(() => {
    if (isFetching) {
      setView('result');
    }
  }, [isFetching]);
  useEffect(() => {
    if (schemaReference !== null) {
      setPanel('docs');
      setView('panel');
    }
  }, [schemaReference]);
  useEffect(() => {
    shownQuery.current = () => ({
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? null,
    });
  }, [shownQuery, queryEditor, variableEditor]);

  /** Before another tab is shown. */
  const leaveTab = (): void => {
    client.abandon();
    actions.stop();
    onForget();
  };
  const open = ({ query, variables }: StartingQuery): void => {
    leaveTab();
    actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables ?? '');
    actions.updateActiveTabValues({ query, variables });
    setHasVariables(variables !== null);
    setView('edit');
  };
  const views: readonly (readonly [View, string])[] = [
    ['panel', words.viewPanel],
    ['edit', words.viewEdit],
    ['result', words.viewResult],
  ];
  return (
    <main className="bench" data-view={view} data-panel={panel ?? 'none'}>
      <div className="views" role="group" aria-label={words.views}>
        {views.map(([name, label]) => (
          <button key={name} type="button" aria-pressed={view === name} onClick={() => setView(name)}>
            {label}
          </button>
        ))}
      </div>
      <SidePanel
        shown={panel}
        onShow={setPanel}
        examples={examples}
        audienceName={viewer && audienceName(viewer, language)}
        onOpen={(example) => viewer && open(openExample(example, viewer, language))}
      />
      <div className="work" id="editor" tabIndex={-1}>
        <section className="editing" ref={columns.firstRef} aria-label={words.viewEdit}>
          <TabBar onLeave={leaveTab} onNew={() => open({ query: `# ${words.blankQuery}\n`, variables: null })} />
          <Toolbar client={client} token={token} />
          <div className="query-editor">{isReady && <QueryEditor role="group" aria-label={words.editor} />}</div>
          <details
            className="variables"
            open={hasVariables}
            onToggle={({ currentTarget }) => setHasVariables(currentTarget.open)}
          >
            <summary>{words.variables}</summary>
            <div className="variable-editor">
              {isReady && <VariableEditor role="group" aria-label={words.variables} />}
            </div>
          </details>
        </section>
        <div className="drag-bar" ref={columns.dragBarRef} />
        <section className="result" ref={columns.secondRef} aria-label={words.result}>
          <p className="facts" role="status">
            {isFetching ? words.running : facts === undefined ? words.resultNone : <Facts facts={facts} />}
          </p>
          <div className="response-editor">
            {isReady && <ResponseEditor role="group" aria-label={words.result} aria-live="off" />}
          </div>
        </section>
      </div>
    </main>
  );
}

function Facts({ facts: { status, milliseconds, requestId, errors } }: { readonly facts: AnswerFacts }) {
  const words = useWords();
  return (
    <>
      {status > 0 && <span>{words.resultStatus(status, milliseconds)}</span>}
      {errors > 0 && <strong className="error">{words.resultErrors(errors)}</strong>}
      {requestId !== null && <span className="request-id">{words.requestId(requestId)}</span>}
    </>
  );
}
