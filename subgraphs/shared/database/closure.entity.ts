import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * Which regions lie within which: one row per pair of a region and one that contains it, itself included. A closure
 * by code and not by prefix, because a region keeps its cases when its code or its parent changes. Filters come from the
 * ancestor, which the key serves; statistics that roll regions up come from the descendant.
 */
@Entity({ tableName: 'region_closure' })
@Index({ properties: ['descendant', 'ancestorLevel', 'ancestor'] })
export class RegionClosure {
  @PrimaryKey({ type: 'string', length: 6 })
  ancestor!: string;

  @PrimaryKey({ type: 'string', length: 6 })
  descendant!: string;

  @Property({ type: 'string', length: 16 })
  ancestorLevel!: string;
}

/** Which courts stand under which: one row per pair of a court and one above it, itself included. */
@Entity({ tableName: 'court_closure' })
export class CourtClosure {
  @PrimaryKey({ type: 'string', length: 16 })
  ancestor!: string;

  @PrimaryKey({ type: 'string', length: 16 })
  descendant!: string;

  @Property({ type: 'string', length: 16 })
  ancestorLevel!: string;
}
