import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  TextColumn,
} from '../schema/column.ts';
import { PartyKind } from '../schema/domain-enums.ts';
import type { MemberOf } from '../schema/labelled-enum.ts';

import { filtersOver } from './filter.ts';
import { defineList } from './list.ts';

/** A record with one column of each kind that lists are filtered and sorted by. */
@Entity({ tableName: 'parcel' })
@ObjectType({ simpleResolvers: true, description: '包裹 A record for tests.' })
export class Parcel {
  @IdColumn('编号 Id.')
  id!: string;

  @KeyColumn()
  ownerId!: string;

  @KeyColumn()
  regionCode!: string;

  @KeyColumn()
  courtCode!: string;

  @EnumColumn(PartyKind, '类型 Kind.')
  kind!: MemberOf<typeof PartyKind>;

  @TextColumn('标签 Label.', { nullable: true })
  label!: string | null;

  @TextColumn('首字母 Initials of the label.', { nullable: true })
  labelInitials!: string | null;

  @DateColumn('寄出日期 Sent.', { nullable: true })
  sentOn!: string | null;

  @DecimalColumn('价值 Value.')
  value!: string;

  @BooleanColumn('易碎 Fragile.')
  fragile!: boolean;
}

const filter = filtersOver<Parcel>();

export const parcelList = defineList<Parcel>({
  entity: Parcel,
  name: 'Parcel',
  zh: '包裹',
  key: 'id',
  filters: {
    owner: filter.equals('ownerId', String, '所有人 Owner.'),
    region: filter.inRegion('regionCode', '行政区划 Region.'),
    court: filter.inCourt('courtCode', '法院 Court.'),
    kind: filter.oneOf('kind', PartyKind, '类型 Kind.'),
    fragile: filter.is('fragile', '易碎 Fragile.'),
    labelled: filter.present('label', '有标签 Labelled.'),
    labelContains: filter.nameContains('label', '标签含 With this in the label.'),
    initials: filter.initialsContain('labelInitials', '标签首字母 With these initials.'),
    sent: filter.during('sentOn', '寄出期间 Sent.'),
    value: filter.between('value', '价值 Value.'),
    lightAndSent: filter.custom<boolean>(
      () => Boolean,
      '已寄出且易碎 Fragile and sent.',
      (wanted) => (wanted ? { fragile: true, sentOn: { $ne: null } } : {}),
    ),
  },
  orderings: {
    LABEL: ['label', '标签 Label.'],
    SENT_ON: ['sentOn', '寄出日期 Sent.'],
    VALUE: ['value', '价值 Value.'],
    ID: ['id', '编号 Id.'],
  },
  defaultOrder: ['sentOn', 'desc'],
});

export function parcel(id: string, own: Partial<Parcel> = {}): Parcel {
  return {
    id,
    ownerId: 'o1',
    regionCode: '350902',
    courtCode: '闽0902',
    kind: 'PERSON',
    label: null,
    labelInitials: null,
    sentOn: null,
    value: '1.00',
    fragile: false,
    ...own,
  };
}
