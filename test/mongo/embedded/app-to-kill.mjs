// app-to-kill.mjs DATA_DIR: starts an engine as the application does, writes one document, and stays until killed.
import { openDatabase } from '../../../dist/src/mongo/open-database.js';

const { connection } = await openDatabase({ dataDir: process.argv[2], say: () => {} });
await connection.collection('kept').insertOne({ said: 'before the kill' });
process.send('written');
