import '@graphiql/react/setup-workers/vite';
import '@graphiql/react/style.css';
import './explorer.css';

import { createRoot } from 'react-dom/client';

import { Explorer } from './explorer.tsx';
import { loadExamples, loadPersonas } from './gateway-client.ts';
import { languageOfPage } from './words.ts';

const root = document.getElementById('explorer');
if (root !== null) {
  // Before the editor is loaded, which looks its words up by it.
  const language = languageOfPage(location.search);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  const [examples, personas] = await Promise.all([loadExamples(), loadPersonas()]);
  createRoot(root).render(<Explorer examples={examples} personas={personas} firstLanguage={language} />);
  // A page that the browser kept in memory would come back with all that was typed, for whoever goes back to it.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) {
      location.reload();
    }
  });
}
