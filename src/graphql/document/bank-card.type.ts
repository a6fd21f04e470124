import { Field, ObjectType } from 'type-graphql';
import type { BankCard as DomainBankCard, CardNetwork } from '../../domain/bank-card.js';
import { CARD_NETWORKS } from '../../domain/bank-card.js';
import { publish } from '../enums.js';

export const CardNetworkEnum = publish('CardNetwork', CARD_NETWORKS, 'Whose network a bank card belongs to.', {
  VISA: 'Visa.',
  MASTERCARD: 'Mastercard.',
  AMERICAN_EXPRESS: 'American Express.',
  DISCOVER: 'Discover.',
  DINERS_CLUB: 'Diners Club.',
  UNIONPAY: 'UnionPay (银联), China.',
  JCB: 'JCB, Japan.',
  MIR: 'Mir (Мир), Russia.',
  MAESTRO: 'Maestro, of Mastercard.',
  TROY: 'Troy, Türkiye.',
});

@ObjectType({
  description: 'What stands on a bank card: the values of the fields, typed. Null where there is no value.',
})
export class BankCard implements DomainBankCard {
  @Field(() => String, {
    nullable: true,
    description: 'The first six and the last four digits of the number; of a short one fewer. Masked for everybody.',
  })
  maskedNumber!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its check digit holds (Luhn). Null without a number.' })
  numberProved!: boolean | null;

  @Field(() => CardNetworkEnum, {
    nullable: true,
    description: 'From the first digits of a proved number. Null for one that is not, or that no public range names.',
  })
  network!: CardNetwork | null;

  @Field(() => String, { nullable: true, description: 'As printed or as the vendor names it.' })
  bankName!: string | null;

  @Field(() => String, { nullable: true, description: 'In the vendor’s word, such as credit or debit.' })
  cardType!: string | null;

  @Field(() => String, { nullable: true, description: 'What the bank calls the card.' })
  cardName!: string | null;

  @Field(() => String, { nullable: true })
  holder!: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD, or YYYY-MM where no day is printed.' })
  validThru!: string | null;
}
