import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';

import { tabName } from './examples.ts';
import { useWords } from './words.ts';

interface TabBarProps {
  /** Before another tab is shown. */
  readonly onLeave: () => void;
  readonly onNew: () => void;
}

/** The open queries by name. GraphiQL names a tab by its operation, whose name cannot be Chinese. */
export function TabBar({ onLeave, onNew }: TabBarProps) {
  const words = useWords();
  const actions = useGraphiQLActions();
  const { tabs, activeTabIndex } = useGraphiQL((store) => ({ tabs: store.tabs, activeTabIndex: store.activeTabIndex }));
  return (
    <div className="tabs">
      <ul aria-label={words.tabs}>
        {tabs.map(({ id, query }, index) => {
          const name = tabName(query, words.untitled);
          const isActive = index === activeTabIndex;
          return (
            <li key={id} className={isActive ? 'active' : undefined}>
              <button
                type="button"
                className="name"
                title={name}
                aria-current={isActive ? 'true' : undefined}
                onClick={() => {
                  if (!isActive) {
                    onLeave();
                    actions.changeTab(index);
                  }
                }}
              >
                {name}
              </button>
              {tabs.length > 1 && (
                <button
                  type="button"
                  className="close"
                  aria-label={words.closeTab(name)}
                  onClick={() => {
                    if (isActive) {
                      onLeave();
                    }
                    actions.closeTab(index);
                  }}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" className="new" onClick={onNew}>
        <span aria-hidden="true">＋ </span>
        {words.newTab}
      </button>
    </div>
  );
}
