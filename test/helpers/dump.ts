import type { Connection } from 'mongoose';

/** Every document of every collection, as text under the collection's name. */
export async function dump(connection: Connection): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name } of await connection.listCollections()) {
    texts.set(name, JSON.stringify(await connection.collection(name).find().toArray()));
  }
  return texts;
}

/** Names of the collections that hold one of these words. */
export function holding(dumped: Map<string, string>, ...words: string[]): string[] {
  return [...dumped]
    .filter(([, text]) => words.some((word) => text.includes(word)))
    .map(([name]) => name)
    .sort();
}
