import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLFormattedError, GraphQLSchema, ValidationContext } from 'graphql';
import { GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { ProviderLogger } from '../providers/contract.js';
import type { GraphContext } from './context.js';
import { vocabularyOf, withoutForeignWords } from './error-text.js';

/** Far above what any operation of ours needs, and far below what hurts. */
const LIMITS = { depth: 14, aliases: 30, directives: 8, cost: 20_000, tokens: 3_000, errors: 5, listLength: 500 };

/** Codes that a client may see; anything else is a fault of ours, and says nothing. */
const PUBLIC_CODES: ReadonlySet<string> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'CSRF_PREFLIGHT_MISSING',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'METHOD_NOT_ALLOWED',
  'NOT_ACCEPTABLE',
  'NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'STORAGE_UNAVAILABLE',
  'UNAUTHENTICATED',
]);

export interface ApolloOptions {
  schema: GraphQLSchema;
  introspection: boolean;
  logger: ProviderLogger & { error(details: object, message: string): void };
}

export function createApolloServer({ schema, introspection, logger }: ApolloOptions): ApolloServer<GraphContext> {
  const vocabulary = vocabularyOf(schema);
  return new ApolloServer<GraphContext>({
    schema,
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    maxRecursiveSelections: 10_000,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    validationRules: limitRules(),
    formatError: (formatted, error) => formatError(formatted, error, vocabulary, logger),
    logger: quiet(logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It looks at each field to find out how long an answer may be kept; none of ours may (graphql-route.ts).
      ApolloServerPluginCacheControlDisabled(),
      // Otherwise any client can ask for timing traces.
      ApolloServerPluginInlineTraceDisabled(),
      REFUSE_SUBSCRIPTIONS,
      REFUSE_LONG_LISTS,
    ],
  });
}

/** Apollo would run a subscription that comes by POST as if it were a query. */
const REFUSE_SUBSCRIPTIONS: ApolloServerPlugin<GraphContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation }) => {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
          throw new GraphQLError('Subscriptions are not taken here; ask with afterRevision and waitMs.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          });
        }
        return Promise.resolve();
      },
    }),
};

/**
 * No rule of validation sees the values of variables, and each item of `_entities(representations:)` is a query of its
 * own: one request could ask for a hundred thousand of them.
 */
const REFUSE_LONG_LISTS: ApolloServerPlugin<GraphContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ request }) => {
        if (hasLongList(request.variables, LIMITS.listLength)) {
          throw new GraphQLError(`A list in the variables has more than ${LIMITS.listLength} items.`, {
            extensions: { code: 'BAD_USER_INPUT', limit: 'LIST_TOO_LONG', http: { status: 400 } },
          });
        }
        return Promise.resolve();
      },
    }),
};

function hasLongList(value: unknown, longest: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > longest || value.some((item) => hasLongList(item, longest));
  return Object.values(value).some((item) => hasLongList(item, longest));
}

function limitRules() {
  const reject = (limit: string, message: string) => ({
    propagateOnRejection: false,
    onReject: [
      (context: ValidationContext | null) => context?.reportError(new GraphQLError(message, { extensions: { limit } })),
    ],
  });
  return [
    maxDepthRule({
      n: LIMITS.depth,
      ...reject('QUERY_TOO_DEEP', `The query is nested deeper than ${LIMITS.depth} levels.`),
    }),
    maxAliasesRule({
      n: LIMITS.aliases,
      // By default __typename is exempt, and may then be repeated without end.
      allowList: [],
      ...reject('QUERY_TOO_MANY_ALIASES', `The query has more than ${LIMITS.aliases} aliases.`),
    }),
    maxDirectivesRule({
      n: LIMITS.directives,
      ...reject('QUERY_TOO_MANY_DIRECTIVES', `The query has more than ${LIMITS.directives} directives.`),
    }),
    costLimitRule({
      maxCost: LIMITS.cost,
      ...reject('QUERY_TOO_COSTLY', 'The query asks for too much at once; ask for fewer things or smaller pages.'),
    }),
  ];
}

/** Shown as it is only where the text is ours; the words of graphql-js may repeat what a person sent. */
function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  vocabulary: ReadonlySet<string>,
  logger: ApolloOptions['logger'],
): GraphQLFormattedError {
  const { limit, argument } = (formatted.extensions ?? {}) as Record<string, unknown>;
  const { message, path, locations } = formatted;
  const place = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
  const graphError = error instanceof GraphQLError ? error : null;
  const code = typeof limit === 'string' ? limit : codeOf(formatted, graphError);
  if (typeof limit !== 'string' && !PUBLIC_CODES.has(code)) {
    // The field by its own name: an alias in the path is the client's word.
    const node = graphError?.nodes?.[0];
    const field = node?.kind === Kind.FIELD ? node.name.value : null;
    logger.error({ error: graphError?.originalError ?? error, field }, 'A resolver failed unexpectedly.');
    return {
      message: 'Something went wrong on our side.',
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  }
  if (message.startsWith('GraphQL introspection is not allowed')) {
    // Apollo's words tell how to change a program that is not the reader's.
    return {
      message: 'This server does not tell its schema; INTROSPECTION=on lets it.',
      ...place,
      extensions: { code },
    };
  }
  const isOurText = typeof limit === 'string' || typeof argument === 'string';
  return {
    message: isOurText ? message : withoutForeignWords(message, vocabulary, graphError?.originalError?.message),
    ...place,
    extensions: { code, ...(typeof argument === 'string' ? { argument } : {}) },
  };
}

/** Apollo calls every fault of HTTP a bad request; ours are told apart, as they are outside of GraphQL. */
function codeOf({ message, extensions }: GraphQLFormattedError, error: GraphQLError | null): string {
  const http = error?.extensions['http'] as { status?: number } | undefined;
  if (http?.status === 405) return 'METHOD_NOT_ALLOWED';
  if (http?.status === 406) return 'NOT_ACCEPTABLE';
  if (message.startsWith('This operation has been blocked as a potential Cross-Site')) return 'CSRF_PREFLIGHT_MISSING';
  return String(extensions?.['code']);
}

/** Apollo logs the texts of faults; ours are logged once, in formatError, and without them. */
function quiet(logger: ApolloOptions['logger']) {
  const silent = () => undefined;
  return {
    debug: silent,
    info: silent,
    warn: silent,
    error: () => logger.error({}, 'The GraphQL server reported a fault.'),
  };
}
