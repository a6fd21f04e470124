import { printContract } from './build-schema.js';

process.stdout.write(printContract());
