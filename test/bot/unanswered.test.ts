import { forget } from '../../src/bot/unsend.ts';
import { botTalk, plain, sureOf } from '../helpers/bot-talk.ts';

const elderly = { kind: 'procedure', id: 'elderly-allowance' } as const;
const nothing = { ...sureOf(), isSure: false, candidates: [] };
const foreign = 'xyzzy plugh corrupt mayor takes cash';

/** What each text is understood as; any other is not understood at all. */
function talkWhere(understood: Readonly<Record<string, ReturnType<typeof sureOf>>> = {}) {
  const talk = botTalk({ understands: nothing });
  const knowledge = talk.deps.knowledge();
  const understand = (text: string) => ({ ...knowledge.understand(text), ...understood[text] });
  return Object.assign(talk, {
    deps: Object.assign(talk.deps, { knowledge: () => ({ ...knowledge, understand }) }),
  });
}

test('a question without an answer waits in the talk until its villager goes on', async () => {
  const talk = talkWhere();
  await talk.says('มีรถไถให้ยืมไหม');
  expect(talk.noted).toEqual([]);
  await talk.turn({ type: 'command', command: 'services' });
  expect(talk.noted).toEqual(['มีรถไถให้ยืมไหม']);
  await talk.turn({ type: 'command', command: 'reports' });
  expect(talk.noted).toHaveLength(1);
  expect(talk.conversation.unanswered).toBeUndefined();
});

test.each([
  ['at once', []],
  ['over the menu', ['menu', 'tip']],
  ['over the way to an officer', ['none-of-these', 'tip']],
  ['over a draft that is given up', ['ask-loose', 'cancel', 'tip']],
  ['over a code', ['track-code']],
] as const)('words whose villager comes to tell a tip %s are kept by nobody', async (_how, commands) => {
  const talk = talkWhere();
  await talk.says(foreign);
  for (const command of commands) await talk.turn({ type: 'command', command });
  if (commands.length === 0) await talk.says('แจ้งเบาะแส');
  expect(JSON.stringify(talk.conversation.unanswered ?? null)).toBe('null');
  await talk.turn({ type: 'command', command: 'cancel' });
  await talk.turn({ type: 'command', command: 'services' });
  expect(talk.noted).toEqual([]);
});

test('a tip that is told in pieces is kept by nobody, and neither is what was asked just before it', async () => {
  const talk = talkWhere({ เขาเรียกเงิน: sureOf(plain('report_corruption')) });
  await talk.says('ขอถามหน่อย คนที่เคาน์เตอร์');
  await talk.says(foreign);
  await talk.photo();
  await talk.says('เขาเรียกเงิน');
  await talk.turn({ type: 'command', command: 'services' });
  expect(talk.noted).toEqual([]);
});

test('words in a draft are noted when it is sent, each once', async () => {
  const talk = talkWhere();
  await talk.says('ขอยืมเต็นท์');
  await talk.taps('ส่งให้เจ้าหน้าที่');
  await talk.turn({ type: 'command', command: 'services' });
  expect(talk.noted).toEqual([]);
  await talk.turn({ type: 'command', command: 'resume' });
  await talk.taps('ส่งเรื่อง');
  expect(talk.noted).toEqual(['ขอยืมเต็นท์']);
});

test('an answer to the next question is going on, and every question before it counts', async () => {
  const talk = talkWhere({ เบี้ยคนแก่: sureOf(elderly) });
  await talk.says('เงินคนเฒ่า');
  await talk.says('เบี้ยยายน่ะ');
  await talk.says('เบี้ยคนแก่');
  expect(talk.noted).toEqual(['เงินคนเฒ่า', 'เบี้ยยายน่ะ']);
});

test('who does not come back within half an hour leaves no question, and neither does who takes it back', async () => {
  const talk = talkWhere();
  await talk.says('มีรถไถให้ยืมไหม');
  talk.pass(31);
  await talk.turn({ type: 'command', command: 'services' });
  await talk.says('ขอยืมเต็นท์', 'unsent-one');
  talk.conversation = forget(talk.conversation, 'unsent-one');
  await talk.turn({ type: 'command', command: 'services' });
  expect(talk.noted).toEqual([]);
});
