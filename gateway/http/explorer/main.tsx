import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';

import { createRoot } from 'react-dom/client';

import { loadExamples } from './examples.ts';
import { Explorer } from './explorer.tsx';
import { loadPersonas } from './personas.ts';

const place = document.getElementById('explorer');
if (place !== null) {
  const [examples, personas] = await Promise.all([loadExamples(), loadPersonas()]);
  createRoot(place).render(<Explorer examples={examples} personas={personas} />);
}
