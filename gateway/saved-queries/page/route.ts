import { useEffect, useState } from 'react';

/**
 * `/q/agency-scores/` and `/q/own/my-cases/` are pages of queries, `/q/own/` is the form for a new one; `/q/` has none. The
 * query string fills in the query's form.
 */
export interface Route {
  /** What stands between `/q/` and the last slash: `agency-scores`, `own/my-cases`, `own`. */
  readonly path: string | undefined;
  readonly search: string;
}

export function routeOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Route {
  return { path: /^\/q\/((?:own\/)?[a-z0-9-]+)\/?$/.exec(pathname)?.[1], search };
}

export const addressOf = (path: string): string => `/q/${path}/`;

/** The path of the form for a new query. */
export const NEW_QUERY = 'own';

/** The page's address, and a function that goes to another without loading the page again. */
export function useRoute(): readonly [Route, (address: string) => void] {
  const [route, setRoute] = useState(() => routeOf(location));
  useEffect(() => {
    const follow = (): void => setRoute(routeOf(location));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (address: string): void => {
    history.pushState(null, '', address);
    setRoute(routeOf(location));
  };
  return [route, go];
}
