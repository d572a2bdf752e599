import {
  advance,
  clearValue,
  doneValue,
  editValue,
  filesLimit,
  type Move,
  sendValue,
  skipValue,
  textLimit,
  textsLimit,
} from '../../src/bot/advance.ts';
import { choicesAt } from '../../src/bot/choices.ts';
import { type FlowName, flows } from '../../src/bot/flows.ts';
import type { Input } from '../../src/bot/input.ts';
import { editStep, type Session, startSession, summaryStep } from '../../src/bot/session.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { photo } from '../helpers/bot-talk.ts';

const office = loadOffice('office');
const now = new Date('2026-11-23T03:00:00Z');
const start = (flow: FlowName) => startSession('s1', flow, now);

const text = (words: string): Input => ({ type: 'text', text: words, source: `m-${words.slice(0, 5)}` });
const file = (id = 'f1'): Input => ({ type: 'file', file: photo(id) });
const spot: Input = { type: 'location', latitude: 7.7, longitude: 99.4, source: 'm-spot' };
const sticker: Input = { type: 'sticker' };
const tap =
  (value: string) =>
  (session: Session): Input => ({
    type: 'answer',
    session: session.id,
    step: session.step,
    value,
  });
type Deed = Input | ((session: Session) => Input);

/** The last move of several inputs, one after the other. */
function play(session: Session, ...deeds: Deed[]): Move {
  let move: Move = { to: 'step', session };
  for (const deed of deeds) {
    const input = typeof deed === 'function' ? deed(move.session) : deed;
    move = advance(flows[move.session.flow], move.session, input, choicesAt(move.session, { office }));
  }
  return move;
}

const stepOf = ({ session }: Move) => session.step;
const complaint = [tap('road'), text('ถนนเป็นหลุม'), tap('4')] as const;
const tipOf = (identity: string, ...contact: Deed[]) => [
  tap(identity),
  ...contact,
  tap('works'),
  text('เรียกเงิน'),
  tap('today'),
  tap(skipValue),
  tap(skipValue),
];

describe('a flow goes from step to step', () => {
  test.each<[string, FlowName, readonly Deed[], string]>([
    ['a tapped category leads on', 'complaint', [tap('road')], 'detail'],
    ['a text tells what happened', 'complaint', [tap('road'), text('ไฟดับ')], 'place'],
    ['a village is tapped', 'complaint', complaint, 'photos'],
    ['a place is sent', 'complaint', [tap('road'), text('ไฟดับ'), spot], 'photos'],
    ['a place is told in words', 'complaint', [tap('road'), text('ไฟดับ'), text('หน้าวัด')], 'photos'],
    ['an optional place is skipped', 'complaint', [tap('road'), text('ไฟดับ'), tap(skipValue)], 'photos'],
    ['photos are skipped', 'complaint', [...complaint, tap(skipValue)], summaryStep],
    [
      'photos are sent and done',
      'complaint',
      [...complaint, file(), file('f2'), tap(doneValue)],
      summaryStep,
    ],
    ['done without photos is as good as skipping', 'complaint', [...complaint, tap(doneValue)], summaryStep],
    ['an anonymous tip asks for no name', 'tip', [tap('anonymous')], 'about'],
    ['a named tip asks for a name', 'tip', [tap('named')], 'contact'],
    ['a tip to its end', 'tip', tipOf('confidential', text('ดำ 0812345678')), summaryStep],
    ['a division or a name in words', 'tip', [tap('anonymous'), text('นาย ก')], 'what'],
    [
      'evidence in words and pictures',
      'tip',
      [...tipOf('anonymous').slice(0, -1), text('ดูที่คลัง'), file(), tap(doneValue)],
      summaryStep,
    ],
    ['a request is one question', 'request', [text('เปิดกี่โมง')], summaryStep],
    ['an addition takes several', 'addition', [text('ก'), file(), text('ข'), tap(doneValue)], summaryStep],
    ['a reopening takes several', 'reopening', [text('ยังดับอยู่'), tap(doneValue)], summaryStep],
    [
      'the summary opens the choice of what to change',
      'complaint',
      [...complaint, tap(skipValue), tap(editValue)],
      editStep,
    ],
    ['with one answer there is nothing to choose', 'request', [text('เปิดกี่โมง'), tap(editValue)], 'question'],
    [
      'back to the summary',
      'complaint',
      [...complaint, tap(skipValue), tap(editValue), tap(summaryStep)],
      summaryStep,
    ],
    [
      'an answer to change is asked again',
      'complaint',
      [...complaint, tap(skipValue), tap(editValue), tap('detail')],
      'detail',
    ],
    [
      'and leads back to the summary',
      'complaint',
      [...complaint, tap(skipValue), tap(editValue), tap('detail'), text('ใหม่')],
      summaryStep,
    ],
  ])('%s', (_, flow, deeds, step) => {
    const move = play(start(flow), ...deeds);
    expect([move.to, stepOf(move)]).toEqual(['step', step]);
  });

  test('sending is the end', () => {
    expect(play(start('request'), text('เปิดกี่โมง'), tap(sendValue)).to).toBe('done');
  });
});

describe('an input that does not fit is refused and the step stays', () => {
  test.each<[string, FlowName, readonly Deed[], string, string]>([
    ['a text where one must tap', 'complaint', [text('ถนนพัง')], 'pick-one', 'category'],
    ['a sticker where one must tap', 'complaint', [sticker], 'pick-one', 'category'],
    ['a place where one must tap', 'complaint', [spot], 'pick-one', 'category'],
    ['a sticker for a text', 'complaint', [tap('road'), sticker], 'no-file', 'detail'],
    ['a place for a text', 'complaint', [tap('road'), spot], 'no-file', 'detail'],
    ['a text of spaces', 'complaint', [tap('road'), text(' \n\t ')], 'no-words', 'detail'],
    [
      'a text nobody sees',
      'complaint',
      [tap('road'), text('\u200B\u200D\uFEFF\u2060')],
      'no-words',
      'detail',
    ],
    ['a text of emoji', 'complaint', [tap('road'), text('🙏🙏🏻')], 'no-words', 'detail'],
    ['a text of dots', 'complaint', [tap('road'), text('....')], 'no-words', 'detail'],
    [
      'a text that is too long',
      'complaint',
      [tap('road'), text('ก'.repeat(textLimit + 1))],
      'too-long',
      'detail',
    ],
    ['a text for photos', 'complaint', [...complaint, text('ไม่ได้ถ่าย')], 'no-text', 'photos'],
    [
      'a sticker for evidence',
      'tip',
      [...tipOf('anonymous').slice(0, -1), sticker],
      'text-or-file',
      'evidence',
    ],
    ['skipping what is needed', 'complaint', [tap('road'), tap(skipValue)], 'not-optional', 'detail'],
    ['done with nothing', 'addition', [tap(doneValue)], 'nothing-yet', 'more'],
    [
      'too many pictures',
      'complaint',
      [...complaint, ...Array.from({ length: filesLimit + 1 }, (_, i) => file(`f${i}`))],
      'too-many',
      'photos',
    ],
    [
      'too many texts',
      'addition',
      Array.from({ length: textsLimit + 1 }, (_, i) => text(`ข้อ ${i}`)),
      'too-many',
      'more',
    ],
    ['a text at the summary', 'request', [text('ถาม'), text('อีกอย่าง')], 'pick-one', summaryStep],
    [
      'a text where one chooses what to change',
      'complaint',
      [...complaint, tap(skipValue), tap(editValue), text('แก้หน่อย')],
      'pick-one',
      editStep,
    ],
  ])('%s', (_, flow, deeds, why, step) => {
    const before = play(start(flow), ...deeds.slice(0, -1)).session;
    const move = play(start(flow), ...deeds);
    expect(move).toMatchObject({ to: 'refused', why });
    expect(stepOf(move)).toBe(step);
    expect(move.session).toEqual(before);
  });

  test('a text of just the longest length is taken', () => {
    expect(stepOf(play(start('complaint'), tap('road'), text('ก'.repeat(textLimit))))).toBe('place');
  });
});

describe('an old or strange tap is gone and changes nothing', () => {
  const at = play(start('complaint'), tap('road')).session;
  test.each<[string, Input]>([
    ['of a step that has passed', { type: 'answer', session: 's1', step: 'category', value: 'road' }],
    ['of another session', { type: 'answer', session: 's0', step: 'detail', value: skipValue }],
    ['with a value never shown', { type: 'answer', session: 's1', step: 'detail', value: 'constructor' }],
    ['to send before the summary', { type: 'answer', session: 's1', step: 'detail', value: sendValue }],
  ])('%s', (_, input) => {
    expect(advance(flows.complaint, at, input, [])).toEqual({ to: 'gone', session: at });
  });

  test('a double tap answers once', () => {
    const double: Input = { type: 'answer', session: 's1', step: 'category', value: 'road' };
    const move = play(start('complaint'), double, double);
    expect(move.to).toBe('gone');
    expect(stepOf(move)).toBe('detail');
  });

  test('a strange value at the summary', () => {
    expect(play(start('request'), text('ถาม'), tap('-nothing')).to).toBe('gone');
  });

  test.each(['constructor', '__proto__', 'toString', 'category2'])(
    '%s as an answer to change leads back',
    (name) => {
      const move = play(start('complaint'), ...complaint, tap(skipValue), tap(editValue), tap(name));
      expect(stepOf(move)).toBe(summaryStep);
      expect(Object.keys(move.session.answers)).toEqual(['category', 'detail', 'place', 'photos']);
    },
  );
});

describe('a step that takes several', () => {
  test('keeps what was sent when the rest is skipped, be it by an old button', () => {
    const { session } = play(start('complaint'), ...complaint, file(), file('f2'), tap(skipValue));
    expect(session.answers.photos?.files).toHaveLength(2);
    expect(session.step).toBe(summaryStep);
  });

  test('is emptied by starting over', () => {
    const move = play(start('complaint'), ...complaint, file(), tap(clearValue));
    expect(stepOf(move)).toBe('photos');
    expect(move.session.answers.photos?.files).toEqual([]);
  });

  test('opened again takes one more', () => {
    const { session } = play(
      start('complaint'),
      ...complaint,
      file(),
      tap(doneValue),
      tap(editValue),
      tap('photos'),
      file('f2'),
      tap(doneValue),
    );
    expect(session.answers.photos?.files.map(({ id }) => id)).toEqual(['f1', 'f2']);
    expect(session.step).toBe(summaryStep);
  });
});

describe('a picture that comes before or after its question', () => {
  test.each<[string, FlowName, readonly Deed[], string, string]>([
    ['at the first question', 'complaint', [file()], 'category', 'photos'],
    ['where a text is asked for', 'complaint', [tap('road'), file()], 'detail', 'photos'],
    ['at the summary', 'complaint', [...complaint, tap(skipValue), file()], summaryStep, 'photos'],
    ['in a tip', 'tip', [tap('anonymous'), file()], 'about', 'evidence'],
    ['with a question to an officer', 'request', [file()], 'question', 'question'],
  ])('is kept: %s', (_, flow, deeds, step, holder) => {
    const move = play(start(flow), ...deeds);
    expect([move.to, stepOf(move)]).toEqual(['kept', step]);
    expect(move.session.answers[holder]?.files).toHaveLength(1);
  });

  test('is there when its question comes, and no question is passed over', () => {
    const move = play(start('complaint'), file(), ...complaint);
    expect(stepOf(move)).toBe('photos');
    expect(move.session.answers.photos?.files).toHaveLength(1);
    expect(stepOf(play(move.session, tap(doneValue)))).toBe(summaryStep);
  });

  test('does not answer a question that wants words', () => {
    const { session } = play(start('request'), file(), text('กระดาษนี้คืออะไร'));
    expect(session.step).toBe(summaryStep);
    expect(session.answers.question).toMatchObject({
      files: [{ id: 'f1' }],
      texts: [{ text: 'กระดาษนี้คืออะไร' }],
    });
  });

  test('is refused when there are enough', () => {
    const many = Array.from({ length: filesLimit + 1 }, (_, i) => file(`f${i}`));
    expect(play(start('complaint'), ...many)).toMatchObject({ to: 'refused', why: 'too-many' });
  });
});

describe('changing an early answer that branches', () => {
  const named = play(start('tip'), ...tipOf('named', text('ดำ 0812345678'))).session;
  const opened = play(named, tap(editValue), tap('identity')).session;

  test('asks it again and loses no later answer', () => {
    expect(opened.step).toBe('identity');
    expect(Object.keys(opened.answers)).toEqual(expect.arrayContaining(['contact', 'what', 'about', 'when']));
  });

  test('drops at the end what the new path no longer asks', () => {
    const anonymous = play(opened, tap('anonymous')).session;
    expect(anonymous.step).toBe(summaryStep);
    expect(Object.keys(anonymous.answers)).toEqual([
      'identity',
      'about',
      'what',
      'when',
      'where',
      'evidence',
    ]);
  });

  test('asks what the new path asks besides', () => {
    const anonymous = play(start('tip'), ...tipOf('anonymous')).session;
    const session = play(anonymous, tap(editValue), tap('identity'), tap('named')).session;
    expect(session.step).toBe('contact');
    expect(play(session, tap(skipValue)).session.step).toBe(summaryStep);
  });
});

test('the same session, input and choices always make the same move, and the session stays as it was', () => {
  const session = Object.freeze(start('complaint'));
  expect(play(session, tap('road'))).toEqual(play(session, tap('road')));
  expect(session.answers).toEqual({});
});

describe('a step where several may be tapped', () => {
  const people = [
    { username: 'decha', name: 'เดชา', division: 'works' },
    { username: 'dara', name: 'ดารา', division: 'works' },
  ];
  const known = { office, people, readers: [{ username: 'malee', name: 'มาลี' }] };
  const go = (session: Session, ...deeds: Deed[]) =>
    deeds.reduce<Move>(
      (move, deed) => {
        const input = typeof deed === 'function' ? deed(move.session) : deed;
        return advance(flows.tip, move.session, input, choicesAt(move.session, known));
      },
      { to: 'step', session },
    );
  const atWho = go(start('tip'), tap('anonymous'), tap('works')).session;

  test('is asked only where there is somebody to tap', () => {
    expect(atWho.step).toBe('who');
    expect(stepOf(go(start('tip'), tap('anonymous'), tap('finance')))).toBe('what');
    expect(stepOf(go(start('tip'), tap('anonymous'), text('นายช่าง')))).toBe('what');
  });

  test('waits for more until that is all, and takes nobody twice', () => {
    const { session } = go(atWho, tap('decha'));
    expect(session.step).toBe('who');
    expect(choicesAt(session, known).map(({ value }) => value)).toEqual(['dara']);
    expect(go(session, tap('decha')).to).toBe('gone');
    expect(stepOf(go(session, tap('dara'), tap(doneValue)))).toBe('what');
  });

  test('is forgotten with the answer it hangs on', () => {
    const named = go(
      atWho,
      tap('decha'),
      tap(doneValue),
      text('โกง'),
      tap(skipValue),
      tap(skipValue),
      tap(skipValue),
    );
    const opened = go(named.session, tap(editValue), tap('about')).session;
    expect(opened.step).toBe('about');
    expect(opened.answers.who).toBeUndefined();
    expect(opened.answers.what).toBeDefined();
  });

  test('somebody is left out without answering the question, there and on the summary', () => {
    const out = go(atWho, tap(skipValue), tap('malee')).session;
    expect(out).toMatchObject({ step: 'what', leftOut: ['malee'] });
    expect(choicesAt(out, known)).toEqual([]);
    const summed = go(atWho, tap(skipValue), text('โกง'), tap(skipValue), tap(skipValue), tap(skipValue));
    expect(go(summed.session, tap('malee'))).toMatchObject({
      to: 'step',
      session: { step: summaryStep, leftOut: ['malee'] },
    });
  });

  test('names a few people in words, and no more than a tip can hold', () => {
    const names = Array.from({ length: 5 }, (_, index) => text(`นาย ${index}`));
    const { session } = go(atWho, ...names);
    expect(session.answers.who?.texts).toHaveLength(5);
    expect(go(session, text('นาย 6'))).toMatchObject({ to: 'refused', why: 'too-many' });
  });
});
