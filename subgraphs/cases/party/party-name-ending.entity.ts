import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';

/**
 * 姓名索引 An index for `partiesByName`, not shown: a row for each ending of each party's name (`nameEndings`). MariaDB has no
 * full-text index for Chinese. Over 700,000 parties a search takes 1 to 3 ms by this table, and a second by reading every name.
 */
@Entity({ tableName: 'party_name_ending' })
export class PartyNameEnding {
  /** As `comparableName` writes it: small letters, half-width, without blanks. */
  @PrimaryKey({ type: 'string', length: 120 })
  ending!: string;

  @PrimaryKey({ type: 'string', length: 32 })
  partyId!: string;
}
