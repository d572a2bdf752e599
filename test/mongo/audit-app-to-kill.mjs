// audit-app-to-kill.mjs URI NAME: appends to the audit chain, as fast as it can, until it is killed; tells each number.
import { auditStore } from '../../dist/src/mongo/audit-store.js';
import { connectMongo } from '../../dist/src/mongo/connect.js';

const [uri, who] = process.argv.slice(2);
const store = auditStore(await connectMongo(uri), { clock: () => new Date() });
const appendOn = async () => {
  for (;;) {
    const { seq } = await store.append({ who, deed: 'signed-out' });
    process.send(seq);
  }
};
await Promise.all([appendOn(), appendOn(), appendOn()]);
