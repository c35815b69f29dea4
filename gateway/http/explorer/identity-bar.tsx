import { useEffect, useState } from 'react';

import { WHOLE_COUNTRY } from './examples.ts';
import type { Login, ViewerState } from './explorer.tsx';
import { audienceName, type Persona, type Viewer } from './gateway-client.ts';
import { useLanguage, useWords, type Language } from './words.ts';

interface IdentityBarProps {
  readonly login: Login;
  /** None in production. */
  readonly personas: readonly Persona[];
  readonly state: ViewerState;
  readonly onBecome: (persona: Persona | undefined, token: string | null, keepQuery?: boolean) => void;
  readonly onExpired: () => void;
  readonly onLogIn: () => void;
}

/** The longest time that a browser's timer can wait, in milliseconds. */
const LONGEST_WAIT = 2_147_483_647;

/** Who one is and until when, and how to be somebody else. */
export function IdentityBar({ login, personas, state, onBecome, onExpired, onLogIn }: IdentityBarProps) {
  const language = useLanguage();
  const words = useWords();
  const [keepsQuery, setKeepsQuery] = useState(false);
  const expiresAt = state.kind === 'known' ? state.viewer.expiresAt : null;
  useEffect(() => {
    if (expiresAt === null) {
      return undefined;
    }
    const wait = Math.max(0, Date.parse(expiresAt) - Date.now());
    const timer = wait > LONGEST_WAIT ? undefined : setTimeout(onExpired, wait);
    return () => clearTimeout(timer);
    // The function is another one after each change; the time is what counts.
  }, [expiresAt, login.session]);
  const isOwn = login.persona === undefined && login.token !== null;
  return (
    <section className="identity" aria-label={words.identity}>
      <div className="choice">
        {personas.length > 0 && (
          <label>
            {words.askAs}{' '}
            <select
              value={login.persona?.audience ?? ''}
              onChange={({ target }) => {
                const persona = personas.find(({ audience }) => audience === target.value);
                onBecome(persona, persona?.token ?? null, keepsQuery);
              }}
            >
              {login.persona === undefined && <option value="">{isOwn ? words.ownToken : '—'}</option>}
              {personas.map(({ audience, label }) => (
                <option key={audience} value={audience}>
                  {label[language]}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="login">
          <button type="button" onClick={onLogIn}>
            {words.logIn}
          </button>
          {isOwn && (
            <button
              type="button"
              onClick={() =>
                onBecome(
                  personas.find(({ token }) => token === null),
                  null,
                )
              }
            >
              {words.logOut}
            </button>
          )}
        </span>
      </div>
      <p className="who" role={state.kind === 'refused' || state.kind === 'expired' ? 'alert' : 'status'}>
        <Who state={state} isPublic={login.token === null} sees={login.persona?.sees[language]} />
      </p>
      {personas.length > 0 && (
        <label className="keeps">
          <input
            type="checkbox"
            checked={keepsQuery}
            autoComplete="off"
            onChange={({ target }) => setKeepsQuery(target.checked)}
          />
          {words.keepQuery}
        </label>
      )}
    </section>
  );
}

interface WhoProps {
  readonly state: ViewerState;
  readonly isPublic: boolean;
  /** What a persona can read. */
  readonly sees: string | undefined;
}

function Who({ state, isPublic, sees }: WhoProps) {
  const language = useLanguage();
  const words = useWords();
  switch (state.kind) {
    case 'reading':
      return words.reading;
    case 'refused':
      return <strong className="error">{`${words.loginRefused}${state.message}`}</strong>;
    case 'expired':
      return (
        <>
          <strong className="error">{words.expired}</strong>
          {partsOf(state.viewer, language, words).map((part) => (
            <span key={part} className="part">
              {part}
            </span>
          ))}
        </>
      );
    case 'unknown':
      return words.identityUnknown;
    case 'known': {
      const { viewer } = state;
      const parts = isPublic ? [words.notLoggedIn] : partsOf(viewer, language, words);
      return (
        <>
          {parts.map((part) => (
            <span key={part} className="part">
              {part}
            </span>
          ))}
          {viewer.expiresAt !== null && (
            <span className="part">{words.until(timeText(viewer.expiresAt, language))}</span>
          )}
          {sees !== undefined && <span className="part muted">{sees}</span>}
        </>
      );
    }
  }
}

function partsOf(viewer: Viewer, language: Language, words: ReturnType<typeof useWords>): readonly string[] {
  const audience = audienceName(viewer, language);
  const { region, court, unit, purpose } = viewer;
  const place =
    court?.name ??
    court?.code ??
    (region?.code === WHOLE_COUNTRY ? words.wholeCountry : (region?.name ?? region?.code)) ??
    unit?.name ??
    unit?.creditCode;
  const name = viewer.subject === null ? audience : words.named(audience, viewer.subject);
  return [name, ...(place === undefined ? [] : [place]), ...(purpose === null ? [] : [words.purpose(purpose)])];
}

/** A moment in the browser's time zone; with its day, since a login can last beyond midnight. */
function timeText(time: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(time));
}
