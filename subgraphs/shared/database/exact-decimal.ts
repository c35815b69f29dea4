import { DecimalType, type Platform } from '@mikro-orm/core';

/**
 * A decimal that is the same text from every database, always with the digits of its scale.
 *
 * SQLite has no decimal: it keeps a number, and hands `8000` back where MySQL says `8000.00`. Amounts have at most 15
 * significant digits (the column check of the schema), which a double holds without loss, so fixing the digits on the
 * way out restores the exact text.
 */
export class ExactDecimal extends DecimalType<'string'> {
  override convertToJSValue(value: string, _platform?: Platform): string {
    if (value === null || value === undefined) {
      return value;
    }
    return typeof value === 'number' ? (value as number).toFixed(this.prop?.scale ?? 2) : String(value);
  }
}
