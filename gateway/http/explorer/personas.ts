/** Somebody whom the explorer may play; the gateway offers them on a developer's machine only. */
export interface Persona {
  readonly audience: string;
  readonly label: string;
  readonly sees: string;
  /** Null: nobody, who has no token. */
  readonly token: string | null;
}

/** Whom the gateway offers; nobody where it offers none, as in production. */
export async function loadPersonas(): Promise<readonly Persona[]> {
  try {
    const response = await fetch('/personas.json');
    return response.ok ? ((await response.json()) as readonly Persona[]) : [];
  } catch {
    return [];
  }
}
