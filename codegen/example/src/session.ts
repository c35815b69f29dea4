/** Who is logged in. The token is in memory alone: it is gone when the page is closed or loaded again. */
export interface Session {
  readonly token: () => string | undefined;
  readonly logIn: (token: string) => void;
  readonly logOut: () => void;
}

export function createSession(): Session {
  let current: string | undefined;
  return {
    token: () => current,
    logIn: (token) => void (current = token),
    logOut: () => void (current = undefined),
  };
}
