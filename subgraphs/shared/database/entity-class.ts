/** The class of a stored record. */
export type EntityClass<E extends object = object> = new () => E;

/** The stored properties of a record, as the sample data writes them: no methods, nothing computed. */
export type Row<E> = { [K in keyof E as E[K] extends (...args: never[]) => unknown ? never : K]: E[K] };

/** The names of a record's properties. */
export type PropertyOf<E> = Extract<keyof E, string>;
