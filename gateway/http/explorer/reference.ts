import type { GraphiQLPlugin } from '@graphiql/react';

/**
 * What GraphiQL shows when a field of the editor is clicked: it only says which one, and our own panel shows it. Constant, since
 * GraphiQL compares it by identity.
 */
export const REFERENCE: GraphiQLPlugin = { title: 'docs', icon: () => null, content: () => null };
