import { ToolbarButton, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { createPortal } from 'react-dom';

import { authorizationIn } from './save-client.ts';
import { SaveDialog } from './save-dialog.tsx';

interface SaveButtonProps {
  /** Of the persona; null where there is none. */
  readonly token: string | null;
}

/** A button in GraphiQL's toolbar that saves the document of the current tab as a query with an address. */
export function SaveButton({ token }: SaveButtonProps) {
  const queryEditor = useGraphiQL(({ queryEditor: editor }) => editor);
  const headerEditor = useGraphiQL(({ headerEditor: editor }) => editor);
  const [text, setText] = useState<string>();
  // As for requests to the graph: what stands in the headers editor comes first.
  const authorization =
    authorizationIn(headerEditor?.getValue() ?? '') ?? (token === null ? undefined : `Bearer ${token}`);
  return (
    <>
      <ToolbarButton label="保存为查询 Save as a query" onClick={() => setText(queryEditor?.getValue() ?? '')}>
        <SaveIcon />
      </ToolbarButton>
      {text !== undefined &&
        // Outside the editor, whose style sheet and keys are for the editor.
        createPortal(
          <SaveDialog document={text} authorization={authorization} onClose={() => setText(undefined)} />,
          document.body,
        )}
    </>
  );
}

function SaveIcon() {
  return (
    <svg className="graphiql-toolbar-icon" viewBox="0 0 14 14" fill="none" stroke="currentColor" aria-hidden="true">
      <path
        d="M3 1.5h8a.5.5 0 0 1 .5.5v10.5L7 9.6l-4.5 2.9V2a.5.5 0 0 1 .5-.5Z"
        strokeWidth="1.2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
