import type { Judge, Refusal, Sent } from './mysql-proxy.ts';

/**
 * Other engines that speak MySQL's protocol, as far as their documentation says what they refuse of what an office's database is
 * sent. A profile stands before MariaDB: it proves that a statement is refused nowhere that is known, not that the engine runs it.
 */
export interface Engine {
  readonly name: string;
  /**
   * The system variables that it has, of those we read or set: with a value of its own, or null for MariaDB's. Any other is unknown
   * to it.
   */
  readonly variables: Readonly<Record<string, string | null>>;
  /** Its name and unit for the limit of a statement's time, as MariaDB's `max_statement_time`. */
  readonly timeLimit: { readonly name: string; readonly seconds: (value: number) => number };
  readonly differences: readonly Difference[];
}

/** Something that an engine refuses. */
export interface Difference {
  /** What of ours it is, as the README lists it. */
  readonly what: string;
  /** Where the engine's documentation or its maintainers say so. */
  readonly page: string;
  readonly meets: (sent: Sent, sql: string, session: EngineSession) => boolean;
  readonly refusal: Refusal;
}

/** A statement that an engine would refuse. */
export interface Refused {
  readonly what: string;
  readonly sql: string;
}

/** One session of an engine: its own variables, and what it refuses. */
export class EngineSession {
  readonly #engine: Engine;
  readonly #own: Map<string, string>;
  readonly #note: (refused: Refused) => void;
  readonly #refuses: boolean;
  inTransaction = false;

  constructor(engine: Engine, note: (refused: Refused) => void, refuses: boolean) {
    this.#engine = engine;
    this.#note = note;
    this.#refuses = refuses;
    this.#own = new Map(
      Object.entries(engine.variables).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
    );
  }

  readonly judge: Judge = (sent, sql) => {
    const plain = sql.trim().toLowerCase();
    const difference = this.#engine.differences.find(({ meets }) => meets(sent, plain, this));
    if (difference) {
      this.#note({ what: difference.what, sql });
      if (this.#refuses) {
        return { refusal: difference.refusal };
      }
    }
    this.inTransaction =
      /^(begin|start transaction)\b/.test(plain) || (this.inTransaction && !/^(rollback|commit)\b/.test(plain));
    if (!this.#refuses) {
      this.#unknownIn(plain).forEach((name) => this.#note({ what: `the variable ${name}`, sql }));
      return { sql };
    }
    if (/^show (session )?variables where variable_name in/.test(plain)) {
      return { sql: this.#shown(plain) };
    }
    return /^set session \w+ = /.test(plain) ? this.#set(sql) : { sql };
  };

  /** The variables of a `set` that the engine does not have. */
  #unknownIn(plain: string): string[] {
    const set = plain.startsWith('set session ') ? [...plain.matchAll(/\bsession (\w+) = /g)] : [];
    return set.map(([, name = '']) => name).filter((name) => !(name in this.#engine.variables));
  }

  /** `show variables` as a select over MariaDB's variables that the engine has too, and its own. */
  #shown(sql: string): string {
    const asked = [...sql.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    const shared = asked.filter((name) => this.#engine.variables[name] === null);
    const own = asked.filter((name) => this.#own.has(name));
    return [
      `select variable_name as \`Variable_name\`, variable_value as \`Value\` from information_schema.session_variables where variable_name in (${[...shared, '-'].map((name) => `'${name}'`).join(', ')})`,
      ...own.map((name) => `select '${name}', '${this.#own.get(name)}'`),
    ].join(' union all ');
  }

  #set(sql: string): ReturnType<Judge> {
    const [unknown] = this.#unknownIn(sql.toLowerCase());
    if (unknown !== undefined) {
      this.#note({ what: `the variable ${unknown}`, sql });
      return { refusal: { errno: 1193, sqlState: 'HY000', message: `Unknown system variable '${unknown}'` } };
    }
    const { name: limit, seconds } = this.#engine.timeLimit;
    const passed = sql
      .replace(/^set /i, '')
      .split(/, (?=session \w+ = )/)
      .flatMap((assignment) => {
        const [, name = '', value = ''] = /^session (\w+) = (.*)$/s.exec(assignment) ?? [];
        if (name === limit) {
          this.#own.set(name, value);
          return [`session max_statement_time = ${seconds(Number(value))}`];
        }
        return this.#own.has(name) ? [] : [assignment];
      });
    return { sql: passed.length > 0 ? `set ${passed.join(', ')}` : 'do 0' };
  }
}
