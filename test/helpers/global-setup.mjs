import { startTestEngine } from './engine.mjs';

export default async function globalSetup() {
  if (process.env.TEST_MONGODB_URI) return;
  globalThis.testEngine = await startTestEngine();
  process.env.TEST_MONGODB_URI = globalThis.testEngine.uri;
}
