import { Field, InputType } from 'type-graphql';

import type { PropertyOf } from '../database/entity-class.ts';
import { labelledEnum, type MemberOf } from '../schema/labelled-enum.ts';

export const OrderDirection = labelledEnum('OrderDirection', '排序方向 Which end of an ordering comes first.', {
  ASC: '升序 Smallest, earliest or first in the alphabet first; records without a value before all others.',
  DESC: '降序 Largest, latest or last in the alphabet first; records without a value after all others.',
});

/** One ordering a list offers: the stored property it goes by and its description. */
export type Orderings<E> = Record<string, readonly [property: PropertyOf<E>, description: string]>;

export interface OrderInput {
  field: string;
  direction: MemberOf<typeof OrderDirection>;
}

/** What a list is sorted by; the record's key always follows, so that the order is total. */
export interface OrderTerm {
  property: string;
  direction: 'asc' | 'desc';
  /** Whether records may lack a value. */
  nullable: boolean;
}

/** Makes the input type `<name>Order` with its enum `<name>OrderField` over the declared orderings. */
export function orderInputType<E>(name: string, zh: string, orderings: Orderings<E>): new () => OrderInput {
  const members = Object.fromEntries(
    Object.entries(orderings).map(([member, [, description]]) => [member, description]),
  );
  const fields = labelledEnum(`${name}OrderField`, `${zh}排序项 What a list of ${name} can be sorted by.`, members);
  class Order implements OrderInput {
    field!: string;
    direction!: OrderInput['direction'];
  }
  Field(() => fields.type, { description: '排序项 What to sort by.' })(Order.prototype, 'field');
  Field(() => OrderDirection.type, {
    description: '排序方向 Ascending unless said otherwise.',
    defaultValue: OrderDirection.type.ASC,
  })(Order.prototype, 'direction');
  InputType(`${name}Order`, { description: `${zh}排序 How to sort a list of ${name}.` })(Order);
  return Order;
}
