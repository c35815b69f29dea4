/** The forms that old systems give Latin letters and digits: as they are, small, full-width, and full-width and small. */
export function latinForms(text: string): readonly string[] {
  return distinct([text, text.toLowerCase()].flatMap((form) => [form, fullWidth(form)]));
}

/** Visible ASCII in the width of a Chinese character. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

export function distinct(forms: readonly string[]): readonly string[] {
  return [...new Set(forms)];
}
