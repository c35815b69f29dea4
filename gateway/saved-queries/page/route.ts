import { useEffect, useState } from 'react';

/** `/q/agency-scores/` is the page of that query; `/q/` has none. The query string fills in its form. */
export interface Route {
  readonly name: string | undefined;
  readonly search: string;
}

export function routeOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Route {
  return { name: /^\/q\/([a-z0-9-]+)\/?$/.exec(pathname)?.[1], search };
}

export const addressOf = (name: string): string => `/q/${name}/`;

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
