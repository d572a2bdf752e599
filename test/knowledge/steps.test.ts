import { knowledgeInSteps } from '../../src/knowledge/build-knowledge.ts';
import { inTurns } from '../../src/knowledge/steps.ts';
import { sampleContent, sampleKnowledge } from '../helpers/sample-content.ts';

test('learnt in many short steps, the content is found as when it is learnt at once', async () => {
  let pauses = 0;
  const knowledge = await inTurns(knowledgeInSteps(sampleContent()), async () => {
    pauses += 1;
  });
  expect(pauses).toBeGreaterThan(100);
  for (const text of ['เบี้ยคนแก่', 'ไฟดับหน้าบ้าน', 'ปีนี้งบเท่าไร']) {
    expect(knowledge.understand(text)).toEqual(sampleKnowledge().understand(text));
  }
});
