import { Arg, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { DocumentKind } from '../../domain/document.js';
import { DOCUMENT_TYPES } from '../../domain/document-types.js';
import { INVOICE_TYPES } from '../../domain/invoice-types.js';
import type { ProviderName } from '../../domain/provider-name.js';
import { documentTypesOf, VENDOR_NAMES } from '../../providers/vendors.js';
import { DocumentKindEnum, ProviderNameEnum } from '../enums.js';
import { CountryCodeScalar } from '../scalars.js';
import { DocumentType, InvoiceType, ProviderDocumentType } from './catalogue.type.js';

/** Types that the embedded engine reads, by their zone or barcode alone. */
const READ_LOCALLY = new Set(['passport', 'td1-card', 'td2-card', 'visa-mrv-a', 'visa-mrv-b']);

@Resolver(() => DocumentType)
export class CatalogueResolver {
  @Query(() => [DocumentType], { description: 'Every type of document that somebody can be asked to read.' })
  documentTypes(
    @Arg('country', () => CountryCodeScalar, { nullable: true }) country: string | null,
    @Arg('kind', () => DocumentKindEnum, { nullable: true }) kind: DocumentKind | null,
    @Arg('provider', () => ProviderNameEnum, { nullable: true }) provider: ProviderName | null,
  ): DocumentType[] {
    return DOCUMENT_TYPES.filter(
      (type) =>
        (!country || type.countries.length === 0 || type.countries.includes(country)) &&
        (!kind || type.kind === kind) &&
        (!provider || offersOf(type.code).some((offer) => offer.provider === provider)),
    );
  }

  @Query(() => [InvoiceType], { description: 'Every type of invoice, and what its verification requires.' })
  invoiceTypes(@Arg('verifiable', () => Boolean, { nullable: true }) verifiable: boolean | null): InvoiceType[] {
    return INVOICE_TYPES.filter((type) => (verifiable ?? null) === null || type.verifiable === verifiable).map(
      ({ code, name, verifiable: isVerifiable, requiredForVerification }) => ({
        code,
        name,
        verifiable: isVerifiable,
        requiredForVerification,
      }),
    );
  }

  @FieldResolver(() => [ProviderDocumentType])
  offeredBy(@Root() { code }: DocumentType): ProviderDocumentType[] {
    return offersOf(code);
  }
}

function offersOf(typeCode: string): ProviderDocumentType[] {
  const vendors = VENDOR_NAMES.flatMap((provider) =>
    documentTypesOf(provider)
      .filter((offer) => offer.typeCode === typeCode)
      .map((offer): ProviderDocumentType => ({ provider, code: offer.providerCode })),
  );
  return READ_LOCALLY.has(typeCode) ? [{ provider: 'local', code: null }, ...vendors] : vendors;
}
