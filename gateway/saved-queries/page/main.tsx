import './page.css';

import { createRoot } from 'react-dom/client';

import { Page } from './page.tsx';

const root = document.getElementById('page');
if (root !== null) {
  createRoot(root).render(<Page />);
}
