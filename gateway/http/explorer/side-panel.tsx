import type { KeyboardEvent } from 'react';

import { DocsPanel } from './docs-panel.tsx';
import type { Example } from './gateway-client.ts';
import { useLanguage, useWords } from './words.ts';

export type PanelName = 'examples' | 'docs' | 'help';

const PANELS: readonly PanelName[] = ['examples', 'docs', 'help'];

interface SidePanelProps {
  /** Undefined where it is hidden. */
  readonly shown: PanelName | undefined;
  readonly onShow: (panel: PanelName | undefined) => void;
  readonly examples: readonly Example[];
  /** Undefined where it is not known who asks. */
  readonly audienceName: string | undefined;
  readonly onOpen: (example: Example) => void;
}

/** Beside the editor: examples, docs, help. */
export function SidePanel({ shown, onShow, examples, audienceName, onOpen }: SidePanelProps) {
  const words = useWords();
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : PANELS.at((PANELS.indexOf(shown ?? 'examples') + by) % PANELS.length);
    if (next !== undefined) {
      onShow(next);
      document.getElementById(`tab-${next}`)?.focus();
    }
  };
  const current = shown ?? 'examples';
  return (
    <section className="side" aria-label={words.panels}>
      <div className="side-head">
        <div className="side-tabs" role="tablist" aria-label={words.panels}>
          {PANELS.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={current === name}
              aria-controls="side-content"
              tabIndex={current === name ? 0 : -1}
              onClick={() => onShow(name)}
              onKeyDown={step}
            >
              {words[name]}
            </button>
          ))}
        </div>
        <button type="button" className="plain hide" onClick={() => onShow(undefined)}>
          {words.hidePanel}
        </button>
      </div>
      <button type="button" className="reveal" aria-label={words.showPanel} onClick={() => onShow('examples')}>
        <span aria-hidden="true">»</span>
      </button>
      <div className="side-content" id="side-content" role="tabpanel" aria-labelledby={`tab-${current}`} tabIndex={0}>
        {/* The docs keep their place while another panel is shown. */}
        <div hidden={current !== 'docs'}>
          <DocsPanel />
        </div>
        {current === 'examples' && <Examples examples={examples} audienceName={audienceName} onOpen={onOpen} />}
        {current === 'help' && <Help />}
      </div>
    </section>
  );
}

function Examples({ examples, audienceName, onOpen }: Pick<SidePanelProps, 'examples' | 'audienceName' | 'onOpen'>) {
  const language = useLanguage();
  const words = useWords();
  if (examples.length === 0) {
    return <p>{words.noExamples}</p>;
  }
  return (
    <>
      <p className="muted">{words.examplesFor(audienceName ?? '')}</p>
      <ul className="examples">
        {examples.map((example) => (
          <li key={example.title.zh}>
            <button type="button" onClick={() => onOpen(example)}>
              <span className="name">{example.title[language]}</span>
              <span className="muted">{example.question[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Help() {
  const words = useWords();
  return (
    <div className="help">
      <h2>{words.helpClient}</h2>
      <p>{words.helpClientText}</p>
      <p>
        <a href="/first-client" target="_blank" rel="noreferrer">
          {words.firstClient}
        </a>
      </p>
      <h2>{words.helpKept}</h2>
      <p>{words.helpKeptText}</p>
      <h2>{words.helpNames}</h2>
      <p>{words.helpNamesText}</p>
      <h2>{words.helpErrors}</h2>
      <p>{words.helpErrorsText}</p>
      <h2>{words.helpKeys}</h2>
      <dl>
        {words.helpKeysList.map(([key = '', does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
