/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The address of the graph where it is on another origin, which then must list this page's in CORS_ORIGINS. */
  readonly VITE_GRAPHQL_URL?: string;
}
