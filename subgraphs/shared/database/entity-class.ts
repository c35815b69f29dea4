/** The class of a stored record. */
export type EntityClass<E extends object = object> = new () => E;

/**
 * The stored properties of a record, as the sample data writes them: no methods, nothing computed. Beside a member of an enum
 * may stand the office's own label.
 */
export type Row<E> = { [K in keyof E as E[K] extends (...args: never[]) => unknown ? never : K]: E[K] } & {
  [K in PropertyOf<E> as `${K}OwnLabel`]?: string | null;
};

/** The names of a record's properties. */
export type PropertyOf<E> = Extract<keyof E, string>;
