// The package exports its plugin only by default, and its types say otherwise under "nodenext".
export { default as fastifyApollo } from '@as-integrations/fastify';
