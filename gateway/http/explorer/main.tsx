import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';

import { createRoot } from 'react-dom/client';

import { Explorer } from './explorer.tsx';
import { loadExamples, loadPersonas } from './load-data.ts';

const root = document.getElementById('explorer');
if (root !== null) {
  const [examples, personas] = await Promise.all([loadExamples(), loadPersonas()]);
  createRoot(root).render(<Explorer examples={examples} personas={personas} />);
}
