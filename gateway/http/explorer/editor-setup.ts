import { useGraphiQLActions, useMonaco, type MonacoEditor } from '@graphiql/react';
import type * as monacoModule from 'monaco-editor';
import { useEffect, useState } from 'react';

import { diagnosticsInChinese } from './diagnostics.ts';

type Monaco = typeof monacoModule;

export const EDITOR_THEMES = { light: 'lianzhi-light', dark: 'lianzhi-dark' } as const;

/** Every colour has a contrast of 4.5 to 1 or more with the ground that the style sheet gives the editors. */
const COLOURS = {
  light: {
    base: 'vs',
    text: '1c2430',
    muted: '535d6b',
    field: '1c4f8c',
    argument: '6b3fa0',
    type: '0b6b6b',
    literal: 'a1262c',
    surface: '#ffffff',
    chosen: '#e3edf8',
    accent: '#1c5a9f',
  },
  dark: {
    base: 'vs-dark',
    text: 'e6eaf0',
    muted: 'a9b3c0',
    field: '8ab8f2',
    argument: 'c9a9f5',
    type: '7fd1c7',
    literal: 'ffa3a3',
    surface: '#1b2129',
    chosen: '#26384d',
    accent: '#8ab8f2',
  },
} as const;

/** Monaco’s marks of full-width brackets and other Chinese signs as look-alikes are of no use in a Chinese text. */
const OPTIONS = {
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false, allowedCharacters: { '\u3000': true } },
  fontFamily: "ui-monospace, 'Cascadia Mono', Consolas, 'Noto Sans Mono CJK SC', monospace",
  fontSize: 14,
  wordWrap: 'on',
  accessibilitySupport: 'auto',
} as const;

const prepared = new WeakSet<Monaco>();

/**
 * Prepares Monaco, once it is loaded, and each editor.
 *
 * @returns whether editors can be made
 */
export function useEditorSetup(editors: readonly (MonacoEditor | undefined)[]): boolean {
  const monaco = useMonaco((store) => store.monaco);
  const { setTheme } = useGraphiQLActions();
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    if (monaco === undefined) {
      return undefined;
    }
    if (!prepared.has(monaco)) {
      prepared.add(monaco);
      prepare(monaco);
    }
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = (): void => setTheme(null);
    follow();
    dark.addEventListener('change', follow);
    setIsReady(true);
    return () => dark.removeEventListener('change', follow);
  }, [monaco, setTheme]);
  useEffect(() => {
    for (const editor of editors) {
      editor?.updateOptions(OPTIONS);
    }
    // The list is another one at each call; its editors are not.
  }, editors);
  return isReady;
}

function prepare(monaco: Monaco): void {
  for (const mode of ['light', 'dark'] as const) {
    defineTheme(monaco, mode);
  }
  // F1 lists dozens of commands that have no use here.
  monaco.editor.addKeybindingRule({ keybinding: monaco.KeyCode.F1, command: null });
  diagnosticsInChinese(monaco);
}

function defineTheme(monaco: Monaco, mode: keyof typeof COLOURS): void {
  const { base, text, muted, field, argument, type, literal, surface, chosen, accent } = COLOURS[mode];
  const rule = (token: string, foreground: string) => ({ token, foreground });
  monaco.editor.defineTheme(EDITOR_THEMES[mode], {
    base,
    inherit: true,
    rules: [
      rule('', text),
      rule('comment', muted),
      rule('keyword', argument),
      rule('identifier', text),
      rule('key.identifier', field),
      rule('argument.identifier', argument),
      rule('type.identifier', type),
      rule('string', literal),
      rule('string.key.json', field),
      rule('string.value.json', literal),
      rule('number', type),
      rule('keyword.json', argument),
      rule('delimiter', text),
      rule('operator', text),
      rule('annotation', argument),
    ],
    colors: {
      'editor.background': surface,
      'editor.foreground': `#${text}`,
      'editorLineNumber.foreground': `#${muted}`,
      'editorLineNumber.activeForeground': `#${text}`,
      'editorLineNumber.dimmedForeground': `#${muted}`,
      'editorBracketHighlight.foreground1': `#${text}`,
      'editorBracketHighlight.foreground2': `#${field}`,
      'editorBracketHighlight.foreground3': `#${argument}`,
      'editorBracketHighlight.foreground4': `#${text}`,
      'editorBracketHighlight.foreground5': `#${field}`,
      'editorBracketHighlight.foreground6': `#${argument}`,
      'editorWidget.background': surface,
      'editorWidget.foreground': `#${text}`,
      'editorHoverWidget.background': surface,
      'editorHoverWidget.foreground': `#${text}`,
      'editorSuggestWidget.background': surface,
      'editorSuggestWidget.foreground': `#${text}`,
      'editorSuggestWidget.selectedBackground': chosen,
      'editorSuggestWidget.selectedForeground': `#${text}`,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'menu.background': surface,
      'menu.foreground': `#${text}`,
      'menu.selectionBackground': chosen,
      'menu.selectionForeground': `#${text}`,
      'list.hoverBackground': chosen,
      'list.hoverForeground': `#${text}`,
      'scrollbar.shadow': '#00000000',
      focusBorder: accent,
    },
  });
}
