import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';

import { createRoot } from 'react-dom/client';

import { Explorer } from './explorer.tsx';
import { loadExamples, loadPersonas } from './gateway-client.ts';

const root = document.getElementById('explorer');
if (root !== null) {
  const [examples, personas] = await Promise.all([loadExamples(), loadPersonas()]);
  createRoot(root).render(<Explorer examples={examples} personas={personas} />);
}
