// The upload server as a process of its own, so that a test can give it a spool folder, and kill it.
import { startUploadServer } from './upload-server.js';

const server = await startUploadServer({ bodyTimeoutMs: 30_000, maxConcurrent: 200 });
process.on('disconnect', () => process.exit());
process.send!({ port: server.port });
