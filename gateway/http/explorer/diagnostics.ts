import type * as monacoModule from 'monaco-editor';

import { diagnosticInChinese } from '../diagnostic-phrases.ts';

type Monaco = typeof monacoModule;

/** On a Chinese page, what the editor marks as wrong is said in Chinese; graphql-js, which finds it, speaks English only. */
export function diagnosticsInChinese(monaco: Monaco): void {
  monaco.editor.onDidChangeMarkers((resources) => {
    if (!document.documentElement.lang.startsWith('zh')) {
      return;
    }
    for (const resource of resources) {
      const model = monaco.editor.getModel(resource);
      const markers = monaco.editor.getModelMarkers({ resource });
      const translated = markers.map((marker) => ({
        ...marker,
        message: diagnosticInChinese(marker.message) ?? marker.message,
      }));
      if (model !== null && translated.some(({ message }, at) => message !== markers[at]?.message)) {
        for (const owner of new Set(markers.map((marker) => marker.owner))) {
          monaco.editor.setModelMarkers(
            model,
            owner,
            translated.filter((marker) => marker.owner === owner),
          );
        }
      }
    }
  });
}
