const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

const ZERO = 48;

/**
 * A well-formed identity number (GB 11643): region, birthday 'YYYY-MM-DD', sequence 1 … 999, check digit.
 * It is valid in form only: whether a real person has it is unknown, and no real person is meant.
 */
export function identityNumberOf(regionCode: string, birthday: string, sequence: number): string {
  const head = regionCode + birthday.replaceAll('-', '') + String(sequence).padStart(3, '0');
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    sum += (head.charCodeAt(i) - ZERO) * (WEIGHTS[i] as number);
  }
  return head + '10X98765432'.charAt(sum % 11);
}
