import { useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { createPortal } from 'react-dom';

import { SaveDialog } from './save-dialog.tsx';
import { useWords } from './words.ts';

/** Saves the document of the open tab as a query with an address. @param token null for the public, which cannot */
export function SaveButton({ token }: { readonly token: string | null }) {
  const words = useWords();
  const queryEditor = useGraphiQL((store) => store.queryEditor);
  const [text, setText] = useState<string>();
  return (
    <>
      <button type="button" onClick={() => setText(queryEditor?.getValue() ?? '')}>
        {words.save}
      </button>
      {text !== undefined &&
        // Outside the editor, whose style sheet and keys are for the editor.
        createPortal(<SaveDialog document={text} token={token} onClose={() => setText(undefined)} />, document.body)}
    </>
  );
}
