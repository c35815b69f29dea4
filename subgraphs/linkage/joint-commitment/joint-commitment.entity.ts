import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, IntColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const SigningForm = labelledEnum('SigningForm', '签署方式 How several signers pledge at once.', {
  ONE_PAPER: '共同签署 All sign one pledge.',
  ONE_EACH: '分别签署 Each signs one of the same words.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'joint_commitment' })
@ObjectType({
  simpleResolvers: true,
  description: '共同承诺 A pledge that several units or courts signed on one occasion.',
})
@Directive('@key(fields: "id")')
export class JointCommitment {
  @IdColumn('编号 Opaque id of the pledge.')
  id!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @TextColumn('名称 Title.')
  title!: string;

  @TextColumn('承诺内容 The words of the pledge.', { length: 500 })
  content!: string;

  @EnumColumn(SigningForm, '签署方式 One paper, or one for each signer.')
  form!: MemberOf<typeof SigningForm>;

  @DateColumn('签署日期 Day of signing.')
  signedOn!: string;

  @IntColumn('签署数 How many signed, as the paper says, also where a viewer sees fewer of them.')
  signers!: number;
}

/** A court that signed; shown in the pledge's `courts`. */
@Entity({ tableName: 'joint_commitment_court' })
export class JointCommitmentCourt {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  jointCommitmentId!: string;

  @KeyColumn()
  courtCode!: string;

  @KeyColumn()
  regionCode!: string;
}
