import { useWords } from './words.ts';

/** The name of the page, its neighbours, and the other language. */
export function PageHeader({ onSwitchLanguage }: { readonly onSwitchLanguage: () => void }) {
  const words = useWords();
  const links = [
    ['/q/', words.savedQueries],
    ['/first-client', words.firstClient],
    ['/errors', words.errorCodes],
  ] as const;
  return (
    <header className="top">
      <h1 className="brand">
        {words.brand} <span>{words.product}</span>
      </h1>
      <nav aria-label={words.links}>
        {links.map(([address, name]) => (
          <a key={address} href={address} target="_blank" rel="noreferrer">
            {name}
          </a>
        ))}
        <button
          type="button"
          className="plain"
          lang={words.otherLanguage === '中文' ? 'zh-CN' : 'en'}
          onClick={onSwitchLanguage}
        >
          {words.otherLanguage}
        </button>
      </nav>
    </header>
  );
}
