import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { AttemptResolver } from './attempt/attempt.resolver.js';
import { CancelResolver } from './cancel/cancel.resolver.js';
import { resolveCustomerReference } from './customer/customer.reference.js';
import { CatalogueResolver } from './catalogue/catalogue.resolver.js';
import { CustomerResolver } from './customer/customer.resolver.js';
import { Customer } from './customer/customer.type.js';
import { resolveDocumentReference } from './document/document.reference.js';
import { DocumentResolver } from './document/document.resolver.js';
import { ErasureResolver } from './erasure/erasure.resolver.js';
import { resolveFaceMatchReference } from './face-match/face-match.reference.js';
import { FaceMatchResolver, FaceSourceResolver } from './face-match/face-match.resolver.js';
import { FieldObjectResolver } from './field/field.resolver.js';
import { resolveInvoiceReference } from './invoice/invoice.reference.js';
import { InvoiceResolver } from './invoice/invoice.resolver.js';
import { SessionInvoicesResolver } from './invoice/session-invoices.resolver.js';
import { resolveInvoiceVerificationReference } from './invoice-verification/invoice-verification.reference.js';
import { InvoiceVerificationResolver } from './invoice-verification/invoice-verification.resolver.js';
import { resolveLivenessCheckReference } from './liveness-check/liveness-check.reference.js';
import { LivenessCheckResolver } from './liveness-check/liveness-check.resolver.js';
import { NodeResolver } from './node/node.resolver.js';
import { TrackedResolver } from './node/tracked.resolver.js';
import { resolveOcrExportReference } from './ocr-export/ocr-export.reference.js';
import { DocumentExportsResolver, OcrExportResolver } from './ocr-export/ocr-export.resolver.js';
import { PlanResolver } from './plan/plan.resolver.js';
import { ProviderResolver } from './provider/provider.resolver.js';
import { badArgument } from './problems.js';
import { DateTimeScalar } from './scalars.js';
import { resolveSessionReference } from './session/session.reference.js';
import { SessionResolver } from './session/session.resolver.js';
import { SpecimenResolver } from './specimen/specimen.resolver.js';
import { UploadResolver } from './upload/upload.resolver.js';

/** Newest federation version that every composer in the field reads, and only what we use of it. */
const FEDERATION_LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';

const REFERENCES = {
  Document: { __resolveReference: resolveDocumentReference },
  FaceMatch: { __resolveReference: resolveFaceMatchReference },
  Invoice: { __resolveReference: resolveInvoiceReference },
  InvoiceVerification: { __resolveReference: resolveInvoiceVerificationReference },
  LivenessCheck: { __resolveReference: resolveLivenessCheckReference },
  OcrExport: { __resolveReference: resolveOcrExportReference },
  Session: { __resolveReference: resolveSessionReference },
  Customer: { __resolveReference: resolveCustomerReference },
};

function buildOwnSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      AttemptResolver,
      CancelResolver,
      CatalogueResolver,
      CustomerResolver,
      DocumentExportsResolver,
      DocumentResolver,
      ErasureResolver,
      FaceMatchResolver,
      FaceSourceResolver,
      FieldObjectResolver,
      InvoiceResolver,
      InvoiceVerificationResolver,
      LivenessCheckResolver,
      NodeResolver,
      TrackedResolver,
      OcrExportResolver,
      PlanResolver,
      ProviderResolver,
      SessionInvoicesResolver,
      SessionResolver,
      SpecimenResolver,
      UploadResolver,
    ],
    orphanedTypes: [Customer],
    // The default is a scalar of another name.
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    // Inputs are validated in answerMutation, so that faults come back as data and not as errors.
    validate: false,
    // `@key` is only known once @apollo/subgraph has added federation's definitions.
    skipCheck: true,
  });
}

function printOwnSchema(schema: GraphQLSchema): string {
  return `${FEDERATION_LINK}\n\n${printSchemaWithDirectives(lexicographicSortSchema(schema))}\n`;
}

/** The public contract as text: sorted, so that it changes only when the contract does. */
export function printContract(): string {
  return printOwnSchema(buildOwnSchema());
}

/** An executable Apollo Federation 2 subgraph. */
export function buildGraphSchema(): GraphQLSchema {
  const schema = buildOwnSchema();
  const resolvers: Record<string, object> = createResolversMap(schema);
  for (const [name, reference] of Object.entries(REFERENCES)) {
    resolvers[name] = { ...resolvers[name], ...reference };
  }
  const subgraph = buildSubgraphSchema({ typeDefs: parse(printOwnSchema(schema)), resolvers: resolvers as never });
  refuseStrangers(subgraph);
  return subgraph;
}

/** Apollo takes a representation of no entity for a fault of ours. */
function refuseStrangers(subgraph: GraphQLSchema): void {
  const entities = subgraph.getQueryType()?.getFields()['_entities'];
  const resolve = entities?.resolve;
  if (!entities || !resolve) throw new Error('The subgraph has no _entities.');
  entities.resolve = (source, given: { representations: unknown[] }, context, info) => {
    if (!given.representations.every(isOfEntity)) {
      throw badArgument('representations', 'Each representation must name an entity of this subgraph by __typename.');
    }
    return resolve(source, given, context, info);
  };
}

function isOfEntity(representation: unknown): boolean {
  if (typeof representation !== 'object' || representation === null) return false;
  const { __typename } = representation as { __typename?: unknown };
  return typeof __typename === 'string' && Object.hasOwn(REFERENCES, __typename);
}
