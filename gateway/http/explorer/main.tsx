import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { loadExamples } from './examples.ts';
import { askGraph } from './ask-graph.ts';

const place = document.getElementById('explorer');
if (place !== null) {
  const examples = await loadExamples();
  createRoot(place).render(
    <GraphiQL
      fetcher={askGraph}
      defaultTabs={examples.map(({ question, query, variables }) => ({
        query: `# ${question}\n${query}`,
        variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
        headers: null,
      }))}
      shouldPersistHeaders={false}
    />,
  );
}
