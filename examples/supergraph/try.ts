/** Hands a specimen in through the running gateway and asks one query across both subgraphs. */
import { readFile } from 'node:fs/promises';
import type { Headers } from './send-picture.js';
import { askGraph, sendPicture } from './send-picture.js';

const { GATEWAY_URL = 'http://127.0.0.1:4002/', API_KEY } = process.env;
const headers: Headers = API_KEY ? { authorization: `Bearer ${API_KEY}` } : {};
const customerId = 'customer-1';

const picture = await readFile(new URL('../../assets/specimens/passport-utopia.jpg', import.meta.url));
const documentId = await sendPicture(GATEWAY_URL, picture, { customerId }, headers);
process.stdout.write(`Handed in as ${documentId}.\n`);

const query = await readFile(new URL('customer.graphql', import.meta.url), 'utf8');
const reply = await askGraph(GATEWAY_URL, query, { id: customerId }, headers);
process.stdout.write(`${JSON.stringify(reply, null, 2)}\n`);
