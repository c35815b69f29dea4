import { useEffect, useMemo, useRef, useState } from 'react';

import { examplesFor, openExample, type StartingQuery } from './examples.ts';
import { loadViewer, type Example, type Persona, type Viewer } from './gateway-client.ts';
import { IdentityBar } from './identity-bar.tsx';
import { LoginDialog } from './login-dialog.tsx';
import { PageHeader } from './page-header.tsx';
import { LanguageContext, wordsOf, type Language } from './words.ts';
import { Workbench } from './workbench.tsx';

interface ExplorerProps {
  readonly examples: readonly Example[];
  readonly personas: readonly Persona[];
  readonly firstLanguage: Language;
}

/** Who asks: a persona, or whoever logged in with a token, or nobody. */
export interface Login {
  /** Different for each login, also of the same persona: what was typed before belongs to another one. */
  readonly session: number;
  readonly persona: Persona | undefined;
  readonly token: string | null;
}

/** What is known of who asks. */
export type ViewerState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly viewer: Viewer }
  /** The graph does not say. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired'; readonly viewer: Viewer }
  | { readonly kind: 'refused'; readonly message: string };

/** Nobody: what the page knows of the public without asking. */
const PUBLIC: Viewer = {
  audience: 'public',
  audienceLabel: '公众',
  subject: null,
  purpose: null,
  expiresAt: null,
  region: null,
  court: null,
  unit: null,
};

/**
 * The whole page. All that is typed, the token included, is in the memory of it: whoever asks next, and whoever opens the page
 * again, begins with an example.
 */
export function Explorer({ examples, personas, firstLanguage }: ExplorerProps) {
  const [language, setLanguage] = useState(firstLanguage);
  const [login, setLogin] = useState<Login>(() => ({
    session: 0,
    persona: personas[0],
    token: personas[0]?.token ?? null,
  }));
  const [kept, setKept] = useState<StartingQuery>();
  const [isLoggingIn, setIsLoggingIn] = useState(false);
  const [state, expire] = useViewer(login, language);
  const shownQuery = useRef<() => StartingQuery>(undefined);
  const words = wordsOf(language);
  useEffect(() => {
    document.title = words.title;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language, words]);

  const become = (persona: Persona | undefined, token: string | null, keepQuery = false): void => {
    setKept(keepQuery ? shownQuery.current?.() : undefined);
    setLogin({ session: login.session + 1, persona, token });
    setIsLoggingIn(false);
  };
  const switchLanguage = (): void => {
    const other = language === 'zh' ? 'en' : 'zh';
    history.replaceState(null, '', other === 'zh' ? location.pathname : '?lang=en');
    setLanguage(other);
  };

  const viewer = state.kind === 'known' || state.kind === 'expired' ? state.viewer : undefined;
  const shown = useMemo(
    () => examplesFor(examples, viewer?.audience, personas.length > 0),
    [examples, viewer?.audience, personas],
  );
  const [first] = shown;
  return (
    <LanguageContext value={language}>
      <a className="skip" href="#editor">
        {words.skip}
      </a>
      <PageHeader onSwitchLanguage={switchLanguage} />
      <IdentityBar
        login={login}
        personas={personas}
        state={state}
        onBecome={become}
        onExpired={expire}
        onLogIn={() => setIsLoggingIn(true)}
      />
      {state.kind === 'reading' ? (
        <main id="editor" className="reading" tabIndex={-1}>
          <p role="status">{words.reading}</p>
        </main>
      ) : (
        <Workbench
          // A new editor for whoever asks next: nothing of the one before is in it.
          key={login.session}
          token={login.token}
          viewer={viewer}
          examples={shown}
          start={
            kept ?? (first === undefined || viewer === undefined ? undefined : openExample(first, viewer, language))
          }
          shownQuery={shownQuery}
        />
      )}
      {isLoggingIn && (
        <LoginDialog onLoggedIn={(token) => become(undefined, token)} onClose={() => setIsLoggingIn(false)} />
      )}
    </LanguageContext>
  );
}

/** Who a login is; also a function that says that it has expired. */
function useViewer({ session, token }: Login, language: Language): readonly [ViewerState, () => void] {
  const [known, setKnown] = useState<{ readonly session: number; readonly state: ViewerState }>();
  useEffect(() => {
    let isCurrent = true;
    const know = (state: ViewerState): void => {
      if (isCurrent) {
        setKnown({ session, state });
      }
    };
    if (token === null) {
      know({ kind: 'known', viewer: PUBLIC });
      return undefined;
    }
    loadViewer({ token, userName: '' }, language).then(
      (viewer) => know(viewer === undefined ? { kind: 'unknown' } : { kind: 'known', viewer }),
      (error: unknown) => know({ kind: 'refused', message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
    // Not again for another language: the words of the gateway about a viewer are names and Chinese terms.
  }, [session, token]);
  const state: ViewerState = known?.session === session ? known.state : { kind: 'reading' };
  const expire = (): void => {
    if (state.kind === 'known') {
      setKnown({ session, state: { kind: 'expired', viewer: state.viewer } });
    }
  };
  return [state, expire];
}
