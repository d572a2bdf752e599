import { readFileSync } from 'node:fs';
import { questionToNote } from '../../src/knowledge/note-question.ts';
import { readUtterances } from '../../src/knowledge/score.ts';
import type { Candidate } from '../../src/knowledge/understanding.ts';
import { sampleKnowledge } from '../helpers/sample-content.ts';

const plain = (intent: 'other' | 'contact' | 'complaint' | 'feedback' | 'report_corruption', score: number) =>
  ({ want: { kind: 'plain', intent }, score }) satisfies Candidate;
const noted = (...candidates: Candidate[]) =>
  questionToNote(sampleKnowledge(), 'x', { candidates, isSure: false, answers: [], contacts: [] });

test('what may be a tip is not kept, wherever among the guesses it stands', () => {
  expect(noted(plain('report_corruption', 0.6), plain('other', 0.4))).toBeNull();
  const last = [plain('other', 0.5), plain('contact', 0.3), plain('complaint', 0.1), plain('feedback', 0.05)];
  expect(noted(...last, plain('report_corruption', 0.01))).toBeNull();
});

test('what hardly is one is kept, with the best three guesses', () => {
  const question = noted(plain('other', 0.99), plain('report_corruption', 0.0001), plain('contact', 0));
  expect(question?.best.map(({ intent }) => intent)).toEqual(['other', 'report_corruption', 'contact']);
});

test.each(['tune', 'villager-tune'])('no tip among the utterances of %s would be kept', (file) => {
  const { understand } = sampleKnowledge();
  const tips = readUtterances(readFileSync(`test/utterances/${file}.tsv`, 'utf8')).filter(
    ({ intent }) => intent === 'report_corruption',
  );
  expect(tips).not.toEqual([]);
  const kept = tips.filter(({ text }) => {
    const understanding = understand(text);
    const [best] = understanding.candidates;
    const isUnanswered =
      !understanding.isSure || (best?.want.kind === 'plain' && best.want.intent === 'other');
    return isUnanswered && questionToNote(sampleKnowledge(), text, understanding) !== null;
  });
  expect(kept).toEqual([]);
});
