import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * Where an agency lies and by which credit code its own people are known: what decides which records a committee, an
 * assessment office or a unit may see. Each office keeps it in its own database, so that no right rests on what a
 * request says.
 */
@Entity({ tableName: 'agency_directory' })
export class AgencyDirectory {
  @PrimaryKey({ type: 'string', length: 32 })
  agencyId!: string;

  @Property({ type: 'string', length: 64, unique: true })
  creditCode!: string;

  @Property({ type: 'string', length: 32, index: true })
  regionCode!: string;
}

/** The region that a court serves: records that belong to a region and to no court are shown to its courts by this. */
@Entity({ tableName: 'court_directory' })
export class CourtDirectory {
  @PrimaryKey({ type: 'string', length: 32 })
  courtCode!: string;

  @Property({ type: 'string', length: 32 })
  regionCode!: string;
}
