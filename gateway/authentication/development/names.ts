/** What `JWKS` is where the key of this machine is used, which is made at first start. */
export const DEVELOPMENT_KEYS = 'development';

/** Who issues tokens on a developer's machine; production does not start with it. */
export const DEVELOPMENT_ISSUER = 'lianzhi-development';

export const DEVELOPMENT_AUDIENCE = 'lianzhi';
