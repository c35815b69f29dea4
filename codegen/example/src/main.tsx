import './app.css';

import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { createClient } from './client.ts';
import { createSession } from './session.ts';

const session = createSession();
const client = createClient(import.meta.env.VITE_GRAPHQL_URL ?? '/graphql', session.token);

const root = document.getElementById('app');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={client}>
        <App session={session} />
      </ApolloProvider>
    </StrictMode>,
  );
}
