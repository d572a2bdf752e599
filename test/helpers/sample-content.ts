import { buildKnowledge } from '../../src/knowledge/build-knowledge.ts';
import type { Content } from '../../src/knowledge/content.ts';
import type { Knowledge } from '../../src/knowledge/understanding.ts';
import { loadContent } from '../../src/office/load-content.ts';
import { loadOffice } from '../../src/office/load-office.ts';

/** The sample office's content, read once. */
export const sampleContent = once((): Content => loadContent('office', loadOffice('office')));

/** The same with its search, built once. */
export const sampleKnowledge = once((): Knowledge => buildKnowledge(sampleContent()));

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
